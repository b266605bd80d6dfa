<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
