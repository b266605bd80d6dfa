<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>tocsin::AlarmBar</name>
    <message numerus="yes">
        <source>Show %n more warning(s)</source>
        <translation>
            <numerusform>Show %n more warning</numerusform>
            <numerusform>Show %n more warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tocsin::AlarmCenter</name>
    <message numerus="yes">
        <source>%n missed</source>
        <translation>
            <numerusform>%n missed</numerusform>
            <numerusform>%n missed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due soon</source>
        <translation>
            <numerusform>%n due soon</numerusform>
            <numerusform>%n due soon</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for your approval</source>
        <translation>
            <numerusform>%n waiting for your approval</numerusform>
            <numerusform>%n waiting for your approval</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more missed</source>
        <translation>
            <numerusform>%1, and %n more missed</numerusform>
            <numerusform>%1, and %n more missed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more due soon</source>
        <translation>
            <numerusform>%1, and %n more due soon</numerusform>
            <numerusform>%1, and %n more due soon</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tocsin::CheckTextWindow</name>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>all %n time(s) understood</source>
        <translation>
            <numerusform>%n time, understood</numerusform>
            <numerusform>all %n times understood</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) not certain</source>
        <translation>
            <numerusform>%n time not certain</numerusform>
            <numerusform>%n times not certain</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fix &amp;all %n</source>
        <translation>
            <numerusform>Fix &amp;all %n</numerusform>
            <numerusform>Fix &amp;all %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tocsin::Composer</name>
    <message numerus="yes">
        <source>%n place(s) may mislead readers; F8 goes there.</source>
        <translation>
            <numerusform>%n place may mislead readers; F8 goes there.</numerusform>
            <numerusform>%n places may mislead readers; F8 goes there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Turn %n pasted time(s) into chips</source>
        <translation>
            <numerusform>Turn %n pasted time into a chip</numerusform>
            <numerusform>Turn %n pasted times into chips</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tocsin::DeskPage</name>
    <message numerus="yes">
        <source>%n missed</source>
        <translation>
            <numerusform>%n missed</numerusform>
            <numerusform>%n missed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due soon</source>
        <translation>
            <numerusform>%n due soon</numerusform>
            <numerusform>%n due soon</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in all</source>
        <translation>
            <numerusform>%n in all</numerusform>
            <numerusform>%n in all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tocsin::FinalPreview</name>
    <message numerus="yes">
        <source>%n thing(s) to settle before it can go out.</source>
        <translation>
            <numerusform>%n thing to settle before it can go out.</numerusform>
            <numerusform>%n things to settle before it can go out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tocsin::ImportDialog</name>
    <message numerus="yes">
        <source>Import %n post(s)</source>
        <translation>
            <numerusform>Import %n post</numerusform>
            <numerusform>Import %n posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) not settled yet</source>
        <translation>
            <numerusform>%n time not settled yet</numerusform>
            <numerusform>%n times not settled yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) do not fit the text as it is read now; they come back with the former settings.</source>
        <translation>
            <numerusform>%n answer does not fit the text as it is read now; it comes back with the former settings.</numerusform>
            <numerusform>%n answers do not fit the text as it is read now; they come back with the former settings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for all %n pages</source>
        <translation>
            <numerusform>for the page</numerusform>
            <numerusform>for all %n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to add to</source>
        <translation>
            <numerusform>%n to add to</numerusform>
            <numerusform>%n to add to</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already here</source>
        <translation>
            <numerusform>%n already here</numerusform>
            <numerusform>%n already here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s)</source>
        <translation>
            <numerusform>%n post</numerusform>
            <numerusform>%n posts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tocsin::ImportPostView</name>
    <message numerus="yes">
        <source>%n time(s) to settle</source>
        <translation>
            <numerusform>%n time to settle</numerusform>
            <numerusform>%n times to settle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n update(s)</source>
        <translation>
            <numerusform>%n update</numerusform>
            <numerusform>%n updates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s) on the text</source>
        <translation>
            <numerusform>%n remark on the text</numerusform>
            <numerusform>%n remarks on the text</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tocsin::ImportPostsDelegate</name>
    <message numerus="yes">
        <source>%n new update(s)</source>
        <translation>
            <numerusform>%n new update</numerusform>
            <numerusform>%n new updates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to settle</source>
        <translation>
            <numerusform>%n to settle</numerusform>
            <numerusform>%n to settle</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tocsin::Inspector</name>
    <message numerus="yes">
        <source>%n day(s) added</source>
        <translation>
            <numerusform>%n day added</numerusform>
            <numerusform>%n days added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Thread · %n update(s)</source>
        <translation>
            <numerusform>Thread · %n update</numerusform>
            <numerusform>Thread · %n updates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s) kept</source>
        <translation>
            <numerusform>%n promise kept</numerusform>
            <numerusform>%n promises kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late, by up to %1</source>
        <translation>
            <numerusform>%n late, by %1</numerusform>
            <numerusform>%n late, by up to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tocsin::MainWindow</name>
    <message numerus="yes">
        <source>%n post(s) imported</source>
        <translation>
            <numerusform>%n post imported</numerusform>
            <numerusform>%n posts imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) got new updates</source>
        <translation>
            <numerusform>%n post got new updates</numerusform>
            <numerusform>%n posts got new updates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) were here already</source>
        <translation>
            <numerusform>%n post was here already</numerusform>
            <numerusform>%n posts were here already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) count down. What is to become of them?</source>
        <translation>
            <numerusform>%n post counts down. What is to become of it?</numerusform>
            <numerusform>%n posts count down. What is to become of them?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) had not left yet and are drafts of %1.</source>
        <translation>
            <numerusform>%n post had not left yet and is a draft of %1.</numerusform>
            <numerusform>%n posts had not left yet and are drafts of %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) waiting for your approval</source>
        <translation>
            <numerusform>%n post waiting for your approval</numerusform>
            <numerusform>%n posts waiting for your approval</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missed</source>
        <translation>
            <numerusform>%n missed</numerusform>
            <numerusform>%n missed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due soon</source>
        <translation>
            <numerusform>%n due soon</numerusform>
            <numerusform>%n due soon</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n approved post(s) had not left yet and still wait for approval in %1.</source>
        <translation>
            <numerusform>%n approved post had not left yet and still waits for approval in %1.</numerusform>
            <numerusform>%n approved posts had not left yet and still wait for approval in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tocsin::OverviewStrip</name>
    <message numerus="yes">
        <source>Overview · %1 – %2 · %Ln incident(s)</source>
        <extracomment>First month, last month or &quot;today&quot;, number of incidents</extracomment>
        <translation>
            <numerusform>Overview · %1 – %2 · %Ln incident</numerusform>
            <numerusform>Overview · %1 – %2 · %Ln incidents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tocsin::PreviewCard</name>
    <message numerus="yes">
        <source>%n earlier update(s) without %1 text.</source>
        <extracomment>%1 is a language</extracomment>
        <translation>
            <numerusform>%n earlier update without %1 text.</numerusform>
            <numerusform>%n earlier updates without %1 text.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… %n more update(s) …</source>
        <translation>
            <numerusform>… %n more update …</numerusform>
            <numerusform>… %n more updates …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tocsin::RecordView</name>
    <message numerus="yes">
        <source>%n window(s)</source>
        <translation>
            <numerusform>%n window</numerusform>
            <numerusform>%n windows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tocsin::SendBackDialog</name>
    <message numerus="yes">
        <source>%n character(s) too many.</source>
        <translation>
            <numerusform>%n character too many.</numerusform>
            <numerusform>%n characters too many.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tocsin::StatusLine</name>
    <message numerus="yes">
        <source>%Ln incident(s)</source>
        <translation>
            <numerusform>%Ln incident</numerusform>
            <numerusform>%Ln incidents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln impact(s)</source>
        <translation>
            <numerusform>%Ln impact</numerusform>
            <numerusform>%Ln impacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln update(s)</source>
        <translation>
            <numerusform>%Ln update</numerusform>
            <numerusform>%Ln updates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tocsin::TimeChooser</name>
    <message numerus="yes">
        <source>%1 for all %n times</source>
        <translation>
            <numerusform>%1 for %n time</numerusform>
            <numerusform>%1 for all %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Month first in all %n dates</source>
        <translation>
            <numerusform>Month first in %n date</numerusform>
            <numerusform>Month first in all %n dates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Day first in all %n dates</source>
        <translation>
            <numerusform>Day first in %n date</numerusform>
            <numerusform>Day first in all %n dates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The same for all %n times</source>
        <translation>
            <numerusform>The same for %n time</numerusform>
            <numerusform>The same for all %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This day for all %n times</source>
        <translation>
            <numerusform>This day for %n time</numerusform>
            <numerusform>This day for all %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tocsin::UndoStrip</name>
    <message numerus="yes">
        <source>Your update leaves in %n second(s).</source>
        <translation>
            <numerusform>Your update leaves in %n second.</numerusform>
            <numerusform>Your update leaves in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” leaves in %n second(s).</source>
        <translation>
            <numerusform>“%1” leaves in %n second.</numerusform>
            <numerusform>“%1” leaves in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An update by %1 leaves in %n second(s).</source>
        <extracomment>%1 is the user who wrote it; another one has approved it</extracomment>
        <translation>
            <numerusform>An update by %1 leaves in %n second.</numerusform>
            <numerusform>An update by %1 leaves in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tocsin::UpdateCard</name>
    <message numerus="yes">
        <source>edited · %n earlier version(s)</source>
        <translation>
            <numerusform>edited · %n earlier version</numerusform>
            <numerusform>edited · %n earlier versions</numerusform>
        </translation>
    </message>
</context>
</TS>
