<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Lint</name>
    <message>
        <source>%1 min</source>
        <comment>a duration in minutes</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>a duration in hours</comment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>a duration in hours and minutes</comment>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>a duration in days</comment>
        <translation>%1 j</translation>
    </message>
    <message>
        <source>“%1” is written “%2”</source>
        <comment>%1: a day as written, 22th; %2: 22nd</comment>
        <translation>«&#xa0;%1&#xa0;» s’écrit «&#xa0;%2&#xa0;»</translation>
    </message>
    <message>
        <source>“%1” has a month that does not exist</source>
        <comment>%1: Junuary 9</comment>
        <translation>«&#xa0;%1&#xa0;» contient un mois qui n’existe pas</translation>
    </message>
    <message>
        <source>“%1” is not in the calendar</source>
        <comment>%1: 31 June</comment>
        <translation>«&#xa0;%1&#xa0;» n’est pas au calendrier</translation>
    </message>
    <message>
        <source>%1 is a %2, not a %3</source>
        <comment>%1: a date; %2, %3: days of the week</comment>
        <translation>le %1 est un %2, pas un %3</translation>
    </message>
    <message>
        <source>%1 is not in force in %2 on %3; %4 is</source>
        <comment>%1, %4: EST, EDT; %2: a zone&apos;s id; %3: a date</comment>
        <translation>%1 n’est pas en vigueur à %2 le %3&#xa0;; %4 l’est</translation>
    </message>
    <message>
        <source>%1 is not in force in %2 on %3</source>
        <comment>%1: EST; %2: a zone&apos;s id; %3: a date</comment>
        <translation>%1 n’est pas en vigueur à %2 le %3</translation>
    </message>
    <message>
        <source>“%1” is not the same moment as “%2”</source>
        <comment>two times as written</comment>
        <translation>«&#xa0;%1&#xa0;» n’est pas le même moment que «&#xa0;%2&#xa0;»</translation>
    </message>
    <message>
        <source>no clock shows “%1”</source>
        <comment>%1: 25:10</comment>
        <translation>aucune horloge n’affiche «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>“%1” counts 24 hours and says AM or PM as well</source>
        <comment>%1: 15pm</comment>
        <translation>«&#xa0;%1&#xa0;» compte sur 24 heures et dit aussi AM ou PM</translation>
    </message>
    <message>
        <source>is “%1” before or after noon? The text writes AM and PM elsewhere</source>
        <comment>%1: 9:05</comment>
        <translation>«&#xa0;%1&#xa0;» est-il avant ou après midi&#xa0;? Le texte écrit AM et PM ailleurs</translation>
    </message>
    <message>
        <source>“%1” is told as past, but lies after the statement that tells it (%2)</source>
        <comment>two times as written</comment>
        <translation>«&#xa0;%1&#xa0;» est raconté au passé, mais vient après le suivi qui le raconte (%2)</translation>
    </message>
    <message>
        <source>“%1” is out of order: beside it stands “%2”</source>
        <comment>two times as written</comment>
        <translation>«&#xa0;%1&#xa0;» n’est pas dans l’ordre&#xa0;: à côté se trouve «&#xa0;%2&#xa0;»</translation>
    </message>
    <message>
        <source>“%1” lies %2 after the end of the window; is the day right?</source>
        <comment>%1: a time as written; %2: a duration</comment>
        <translation>«&#xa0;%1&#xa0;» vient %2 après la fin de la fenêtre&#xa0;; le jour est-il juste&#xa0;?</translation>
    </message>
    <message>
        <source>the start is “%1” here and “%2” above</source>
        <comment>two times as written</comment>
        <translation>le début est «&#xa0;%1&#xa0;» ici et «&#xa0;%2&#xa0;» plus haut</translation>
    </message>
    <message>
        <source>the end is “%1” here and “%2” above</source>
        <comment>two times as written</comment>
        <translation>la fin est «&#xa0;%1&#xa0;» ici et «&#xa0;%2&#xa0;» plus haut</translation>
    </message>
    <message>
        <source>“%1”: one day or another</source>
        <comment>%1: Monday 25 or Tuesday 26</comment>
        <translation>«&#xa0;%1&#xa0;»&#xa0;: un jour ou un autre</translation>
    </message>
    <message>
        <source>promised for “%1”, but it went on at “%2”</source>
        <comment>two times as written</comment>
        <translation>promis pour « %1 », mais cela continuait à « %2 »</translation>
    </message>
    <message>
        <source>the promised time “%1” passed %2 ago</source>
        <comment>%1: a time as written; %2: a duration</comment>
        <translation>l’heure promise «&#xa0;%1&#xa0;» est passée depuis %2</translation>
    </message>
    <message>
        <source>the other language does not have “%1”</source>
        <comment>a time as written</comment>
        <translation>l’autre langue n’a pas «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>“%1” here, “%2” in the other language</source>
        <comment>two times as written</comment>
        <translation>«&#xa0;%1&#xa0;» ici, «&#xa0;%2&#xa0;» dans l’autre langue</translation>
    </message>
    <message>
        <source>“%1”: is this month and day?</source>
        <comment>%1: 05-13</comment>
        <translation>«&#xa0;%1&#xa0;»&#xa0;: est-ce le mois puis le jour&#xa0;?</translation>
    </message>
    <message>
        <source>“%1”: which of the two is the month?</source>
        <comment>%1: 6/7/2024</comment>
        <translation>«&#xa0;%1&#xa0;»&#xa0;: lequel des deux est le mois&#xa0;?</translation>
    </message>
    <message>
        <source>%1 means several places: %2</source>
        <comment>%1: CST; %2: a list of places</comment>
        <translation>%1 désigne plusieurs lieux&#xa0;: %2</translation>
    </message>
    <message>
        <source>“%1” is no time zone that is known</source>
        <comment>%1: XKT</comment>
        <translation>«&#xa0;%1&#xa0;» n’est pas un fuseau connu</translation>
    </message>
    <message>
        <source>“%1”: nothing says in which time zone</source>
        <comment>%1: a time as written</comment>
        <translation>«&#xa0;%1&#xa0;»&#xa0;: rien ne dit dans quel fuseau</translation>
    </message>
    <message>
        <source>“%1”: days of the week without a date</source>
        <comment>%1: Thursday to Friday</comment>
        <translation>«&#xa0;%1&#xa0;»&#xa0;: des jours de la semaine sans date</translation>
    </message>
    <message>
        <source>“%1” depends on the day on which it is read</source>
        <comment>%1: tonight</comment>
        <translation>«&#xa0;%1&#xa0;» dépend du jour où on le lit</translation>
    </message>
    <message>
        <source>“%1” has no year, and no other date of the text does</source>
        <comment>%1: 23 February</comment>
        <translation>«&#xa0;%1&#xa0;» n’a pas d’année, et aucune autre date du texte n’en a</translation>
    </message>
    <message>
        <source>the end “%1” lies before the start “%2”</source>
        <comment>two times as written</comment>
        <translation>la fin «&#xa0;%1&#xa0;» vient avant le début «&#xa0;%2&#xa0;»</translation>
    </message>
    <message>
        <source>clocks in %2 skip “%1” on %3</source>
        <comment>%1: a time as written; %2: a zone&apos;s id; %3: a date</comment>
        <translation>les horloges de %2 sautent «&#xa0;%1&#xa0;» le %3</translation>
    </message>
    <message>
        <source>clocks in %2 show “%1” twice on %3</source>
        <comment>%1: a time as written; %2: a zone&apos;s id; %3: a date</comment>
        <translation>les horloges de %2 affichent «&#xa0;%1&#xa0;» deux fois le %3</translation>
    </message>
    <message>
        <source>“%1” is only %2 after the announcement</source>
        <comment>%1: a time as written; %2: a duration</comment>
        <translation>«&#xa0;%1&#xa0;» ne vient que %2 après l’annonce</translation>
    </message>
    <message>
        <source>“%1” here, “%2” in the heading</source>
        <comment>two times as written</comment>
        <translation>«&#xa0;%1&#xa0;» ici, «&#xa0;%2&#xa0;» dans le titre</translation>
    </message>
    <message>
        <source>Write “%1”</source>
        <comment>a button that mends the text; %1: EDT</comment>
        <translation>Écrire «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Weekday and date differ</source>
        <translation>Jour et date différents</translation>
    </message>
    <message>
        <source>Zone not in force</source>
        <translation>Fuseau pas en vigueur</translation>
    </message>
    <message>
        <source>Wrong conversion</source>
        <translation>Conversion fausse</translation>
    </message>
    <message>
        <source>Clock that does not exist</source>
        <translation>Heure qui n’existe pas</translation>
    </message>
    <message>
        <source>AM or PM missing</source>
        <translation>AM ou PM manquant</translation>
    </message>
    <message>
        <source>Out of order</source>
        <translation>Pas dans l’ordre</translation>
    </message>
    <message>
        <source>Outside the window</source>
        <translation>Hors de la fenêtre</translation>
    </message>
    <message>
        <source>Two starts</source>
        <translation>Deux débuts</translation>
    </message>
    <message>
        <source>Two ends</source>
        <translation>Deux fins</translation>
    </message>
    <message>
        <source>End uncertain</source>
        <translation>Fin incertaine</translation>
    </message>
    <message>
        <source>Promise missed</source>
        <translation>Promesse manquée</translation>
    </message>
    <message>
        <source>Promise passed</source>
        <translation>Promesse dépassée</translation>
    </message>
    <message>
        <source>Translation differs</source>
        <translation>Traduction différente</translation>
    </message>
    <message>
        <source>Date that does not exist</source>
        <translation>Date qui n’existe pas</translation>
    </message>
    <message>
        <source>Date can be read in two ways</source>
        <translation>Date lisible de deux façons</translation>
    </message>
    <message>
        <source>Zone means several places</source>
        <translation>Fuseau de plusieurs lieux</translation>
    </message>
    <message>
        <source>Unknown zone</source>
        <translation>Fuseau inconnu</translation>
    </message>
    <message>
        <source>Zone missing</source>
        <translation>Fuseau manquant</translation>
    </message>
    <message>
        <source>Day depends on the reader</source>
        <translation>Le jour dépend du lecteur</translation>
    </message>
    <message>
        <source>Year missing</source>
        <translation>Année manquante</translation>
    </message>
    <message>
        <source>End before start</source>
        <translation>Fin avant le début</translation>
    </message>
    <message>
        <source>Time that clocks skip</source>
        <translation>Heure que les horloges sautent</translation>
    </message>
    <message>
        <source>Time that comes twice</source>
        <translation>Heure qui vient deux fois</translation>
    </message>
    <message>
        <source>Short notice</source>
        <translation>Préavis court</translation>
    </message>
    <message>
        <source>Heading and text differ</source>
        <translation>Titre et texte différents</translation>
    </message>
    <message>
        <source>The date falls on another day of the week than the one beside it.</source>
        <translation>La date tombe un autre jour de la semaine que celui qui est à côté.</translation>
    </message>
    <message>
        <source>The place&apos;s clocks run on another offset that day, as with EST in July.</source>
        <translation>Les horloges du lieu suivent un autre décalage ce jour-là, comme EST en juillet.</translation>
    </message>
    <message>
        <source>The same time, given again in another zone, is another moment.</source>
        <translation>La même heure, redonnée dans un autre fuseau, est un autre moment.</translation>
    </message>
    <message>
        <source>No clock shows this, as 15pm, 00:30 AM or 25:10.</source>
        <translation>Aucune horloge n’affiche cela, comme 15pm, 00:30 AM ou 25:10.</translation>
    </message>
    <message>
        <source>The text writes AM and PM, but not here.</source>
        <translation>Le texte écrit AM et PM, mais pas ici.</translation>
    </message>
    <message>
        <source>A statement is dated out of the order of the others, or tells as past what lies after it.</source>
        <translation>Un suivi est daté hors de l’ordre des autres, ou raconte au passé ce qui vient après lui.</translation>
    </message>
    <message>
        <source>A statement about the work is stamped a day or two after its window; its clock fits, its day does not.</source>
        <translation>Un suivi des travaux est daté d’un ou deux jours après leur fenêtre&#xa0;; l’heure convient, le jour non.</translation>
    </message>
    <message>
        <source>The text gives two starts of one window.</source>
        <translation>Le texte donne deux débuts d’une même fenêtre.</translation>
    </message>
    <message>
        <source>The text gives two ends of one window.</source>
        <translation>Le texte donne deux fins d’une même fenêtre.</translation>
    </message>
    <message>
        <source>The text leaves open on which of two days it is.</source>
        <translation>Le texte laisse ouvert lequel des deux jours est le bon.</translation>
    </message>
    <message>
        <source>Statements go on after the time by which it was to be over.</source>
        <translation>Des messages suivent après l’heure à laquelle tout devait être fini.</translation>
    </message>
    <message>
        <source>The promised time is over when the text is published.</source>
        <translation>L’heure promise est passée quand le texte est publié.</translation>
    </message>
    <message>
        <source>A time is not the same in the other language.</source>
        <translation>Une heure n’est pas la même dans l’autre langue.</translation>
    </message>
    <message>
        <source>No calendar has this, as 31 June, 22th or Junuary 9.</source>
        <translation>Aucun calendrier n’a cela, comme 31 June, 22th ou Junuary 9.</translation>
    </message>
    <message>
        <source>Some readers take the day for the month, as in 6/7/2024.</source>
        <translation>Des lecteurs prennent le jour pour le mois, comme dans 6/7/2024.</translation>
    </message>
    <message>
        <source>The abbreviation is used in several places with different clocks, as CST.</source>
        <translation>L’abréviation sert dans plusieurs lieux aux horloges différentes, comme CST.</translation>
    </message>
    <message>
        <source>The word stands where a time zone would, and none has that name.</source>
        <translation>Le mot est à la place d’un fuseau, et aucun ne porte ce nom.</translation>
    </message>
    <message>
        <source>Nothing says in which time zone the clock is.</source>
        <translation>Rien ne dit dans quel fuseau est l’heure.</translation>
    </message>
    <message>
        <source>The day depends on when the text is read, as with “tonight”.</source>
        <translation>Le jour dépend du moment où on lit le texte, comme avec «&#xa0;ce soir&#xa0;».</translation>
    </message>
    <message>
        <source>No date of the text has a year.</source>
        <translation>Aucune date du texte n’a d’année.</translation>
    </message>
    <message>
        <source>The end lies before the start.</source>
        <translation>La fin vient avant le début.</translation>
    </message>
    <message>
        <source>Clocks skip this hour when daylight saving time begins.</source>
        <translation>Les horloges sautent cette heure au passage à l’heure d’été.</translation>
    </message>
    <message>
        <source>Clocks show this hour twice when daylight saving time ends.</source>
        <translation>Les horloges affichent cette heure deux fois à la fin de l’heure d’été.</translation>
    </message>
    <message>
        <source>The work begins sooner after its announcement than customers are promised.</source>
        <translation>Les travaux commencent plus tôt après leur annonce que ce qui est promis aux clients.</translation>
    </message>
    <message>
        <source>The title or the line below it gives another time than the text.</source>
        <translation>Le titre ou la ligne qui le suit donne une autre heure que le texte.</translation>
    </message>
</context>
<context>
    <name>PickEntries</name>
    <message>
        <source>in %1</source>
        <translation>dans %1</translation>
    </message>
    <message>
        <source>%1 today</source>
        <translation>%1 aujourd’hui</translation>
    </message>
    <message>
        <source>%1 tomorrow</source>
        <translation>%1 demain</translation>
    </message>
    <message>
        <source>%1 yesterday</source>
        <translation>%1 hier</translation>
    </message>
    <message>
        <source>ETA %1</source>
        <translation>Fin prévue %1</translation>
    </message>
    <message>
        <source>Next update %1</source>
        <translation>Prochaine mise à jour %1</translation>
    </message>
    <message>
        <source>ETA</source>
        <translation>fin prévue</translation>
    </message>
    <message>
        <source>promise</source>
        <translation>promesse</translation>
    </message>
    <message>
        <source>duration</source>
        <translation>durée</translation>
    </message>
    <message>
        <source>time</source>
        <translation>heure</translation>
    </message>
    <message>
        <source>range</source>
        <translation>plage</translation>
    </message>
    <message>
        <source>date</source>
        <translation>date</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>demain</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>hier</translation>
    </message>
    <message>
        <source>zone</source>
        <translation>zone</translation>
    </message>
    <message>
        <source>server</source>
        <translation>serveur</translation>
    </message>
    <message>
        <source>service</source>
        <translation>service</translation>
    </message>
    <message>
        <source>an hour from now on</source>
        <translation>une heure à partir de maintenant</translation>
    </message>
    <message>
        <source>planned window</source>
        <extracomment>What &quot;@&quot; offers in a post about a maintenance: when its work is planned</extracomment>
        <translation>fenêtre prévue</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Operations console for hosting providers.</source>
        <translation>Console d’exploitation pour hébergeurs.</translation>
    </message>
    <message>
        <source>Show the versions and end.</source>
        <translation>Afficher les versions et quitter.</translation>
    </message>
    <message>
        <source>Open this workspace.</source>
        <translation>Ouvrir cet espace de travail.</translation>
    </message>
    <message>
        <source>Open the demo workspace; it is made where it is missing.</source>
        <translation>Ouvrir l’espace de démonstration ; il est créé s’il n’existe pas.</translation>
    </message>
    <message>
        <source>Write a PNG of every page and dialog to DIR and end.</source>
        <translation>Écrire dans DIR un PNG de chaque page et de chaque dialogue, puis quitter.</translation>
    </message>
    <message>
        <source>Use this file of settings.</source>
        <translation>Utiliser ce fichier de réglages.</translation>
    </message>
    <message>
        <source>Speak this language (en, fr).</source>
        <translation>Parler cette langue (en, fr).</translation>
    </message>
    <message>
        <source>Print a line when the first frame of the timeline with its data is painted.</source>
        <translation>Écrire une ligne quand la première image de la frise avec ses données est dessinée.</translation>
    </message>
    <message>
        <source>The workspace to open (default: the last one).</source>
        <translation>L’espace de travail à ouvrir (par défaut : le dernier).</translation>
    </message>
    <message>
        <source>%1 cannot be written to</source>
        <translation>%1 n’est pas accessible en écriture</translation>
    </message>
</context>
<context>
    <name>tocsin</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 j %2 h</translation>
    </message>
    <message>
        <source>%1 y %2 d</source>
        <extracomment>A duration in years and days</extracomment>
        <translation>%1 a %2 j</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>A time in the first zone, then the same time in others: &quot;Fri 29 Sep 2023 12:20 CEST (06:20 EDT, 03:20 PDT)&quot;</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>hatched: planned</source>
        <translation>hachuré : prévu</translation>
    </message>
    <message>
        <source>%1 until %2</source>
        <extracomment>Begin and end of an exported stretch of time</extracomment>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Abandonner</translation>
    </message>
    <message>
        <source>&amp;Go on editing</source>
        <translation>&amp;Continuer la modification</translation>
    </message>
    <message>
        <source>between rails: beyond its plan</source>
        <translation>entre deux filets : au-delà du plan</translation>
    </message>
    <message>
        <source>%1, beyond its plan</source>
        <extracomment>%1 is a level: &quot;maintenance, beyond its plan&quot;</extracomment>
        <translation>%1, au-delà du plan</translation>
    </message>
    <message>
        <source>planned: %1</source>
        <extracomment>%1 is a level: &quot;planned: degraded&quot;</extracomment>
        <translation>prévu : %1</translation>
    </message>
    <message>
        <source>planned: %1, times not settled</source>
        <translation>prévu : %1, horaires incertains</translation>
    </message>
    <message>
        <source>%1, times not settled</source>
        <translation>%1, horaires incertains</translation>
    </message>
</context>
<context>
    <name>tocsin::AboutDialog</name>
    <message>
        <source>About Tocsin</source>
        <translation>À propos de Tocsin</translation>
    </message>
    <message>
        <source>Tocsin’s bell in a dial</source>
        <translation>La cloche de Tocsin dans un cadran</translation>
    </message>
    <message>
        <source>Turns what happened to which server, when, into announcements that are right in every reader’s language and time zone, and keeps the record.</source>
        <translation>Transforme ce qui est arrivé, à quel serveur et quand, en annonces justes dans la langue et le fuseau horaire de chaque lecteur, et en garde la trace.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure. Fourni sans aucune garantie.</translation>
    </message>
    <message>
        <source>&amp;Copy versions</source>
        <translation>&amp;Copier les versions</translation>
    </message>
</context>
<context>
    <name>tocsin::Accessible</name>
    <message>
        <source>%1: %2</source>
        <extracomment>What a screen reader says of a list to choose from: its name, and what is chosen: &quot;Status: resolved&quot;</extracomment>
        <translation>%1 : %2</translation>
    </message>
</context>
<context>
    <name>tocsin::AlarmBar</name>
    <message>
        <source>Alarms</source>
        <translation>Alarmes</translation>
    </message>
    <message>
        <source>Show the desk</source>
        <translation>Montrer le bureau</translation>
    </message>
    <message>
        <source>Write update</source>
        <translation>Écrire une mise à jour</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Shelve %1 min</source>
        <translation>Suspendre %1 min</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Show only this</source>
        <extracomment>a button beside an alarm: what is missed or due soon, and what is wrong with this machine, beside what this alarm tells of</extracomment>
        <translation>N’afficher que celle-ci</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more warning(s)</source>
        <translation>
            <numerusform>Afficher %n autre avertissement</numerusform>
            <numerusform>Afficher %n autres avertissements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tocsin::AlarmCenter</name>
    <message>
        <source>This is how an alarm looks</source>
        <translation>Voilà à quoi ressemble une alarme</translation>
    </message>
    <message>
        <source>And what you hear is how it sounds. Nothing is wrong.</source>
        <translation>Et ce que vous entendez est son bruit. Tout va bien.</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>Ouvrir le bureau</translation>
    </message>
    <message>
        <source>Shelve %1 min</source>
        <translation>Suspendre %1 min</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message numerus="yes">
        <source>%n missed</source>
        <translation>
            <numerusform>%n manqué</numerusform>
            <numerusform>%n manqués</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due soon</source>
        <translation>
            <numerusform>%n bientôt dû</numerusform>
            <numerusform>%n bientôt dus</numerusform>
        </translation>
    </message>
    <message>
        <source>Tocsin: nothing is due</source>
        <translation>Tocsin : rien n’est dû</translation>
    </message>
    <message>
        <source>Tocsin: %1</source>
        <translation>Tocsin : %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>%1 is what is due, &quot;Next update in 4:32&quot;; %2 a story&apos;s title</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>This machine’s clock went back by %1, seen at %2. What is due was worked out anew; check the clock before you post.</source>
        <translation>L’horloge de cette machine a reculé de %1, constaté à %2. Les échéances ont été recalculées ; vérifiez l’horloge avant de publier.</translation>
    </message>
    <message>
        <source>This machine’s clock went on by %1, seen at %2. What is due was worked out anew; check the clock before you post.</source>
        <translation>L’horloge de cette machine a avancé de %1, constaté à %2. Les échéances ont été recalculées ; vérifiez l’horloge avant de publier.</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for your approval</source>
        <translation>
            <numerusform>%n en attente de votre approbation</numerusform>
            <numerusform>%n en attente de votre approbation</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more missed</source>
        <translation>
            <numerusform>%1, et %n autre échéance manquée</numerusform>
            <numerusform>%1, et %n autres échéances manquées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more due soon</source>
        <translation>
            <numerusform>%1, et %n autre échéance proche</numerusform>
            <numerusform>%1, et %n autres échéances proches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tocsin::ApprovalNotices</name>
    <message>
        <source>%1 sent your post back</source>
        <extracomment>%1 is a user; title of a message on the desktop</extracomment>
        <translation>%1 vous a renvoyé votre message</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a post&apos;s title, %2 what is to be changed in it</extracomment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Continuer à écrire</translation>
    </message>
    <message>
        <source>%1 asks for your approval</source>
        <extracomment>%1 is a user; title of a message on the desktop</extracomment>
        <translation>%1 demande votre approbation</translation>
    </message>
    <message>
        <source>Show the desk</source>
        <translation>Afficher le bureau</translation>
    </message>
</context>
<context>
    <name>tocsin::ApprovalStrip</name>
    <message>
        <source>Your post waits for approval.</source>
        <translation>Votre annonce attend l’approbation.</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Continuer à écrire</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Go on writing what was sent back</source>
        <translation>Continuer à écrire ce qui a été renvoyé</translation>
    </message>
    <message>
        <source>Open what waits for approval</source>
        <translation>Ouvrir ce qui attend l’approbation</translation>
    </message>
</context>
<context>
    <name>tocsin::AudiencesDialog</name>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Ajouter</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>R&amp;emove</source>
        <translation>R&amp;etirer</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>&amp;Monter</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>&amp;Descendre</translation>
    </message>
    <message>
        <source>Audiences</source>
        <translation>Publics</translation>
    </message>
    <message>
        <source>Whom you write for: customers in Norway…</source>
        <translation>Pour qui vous écrivez&#xa0;: clients en Norvège…</translation>
    </message>
    <message>
        <source>Any other language by its code, like fr-CA</source>
        <translation>Toute autre langue par son code, comme fr-CA</translation>
    </message>
    <message>
        <source>Your own styles go to %1</source>
        <translation>Vos propres styles vont dans %1</translation>
    </message>
    <message>
        <source>Time zones of this audience, main one first</source>
        <translation>Fuseaux de ce public, le principal d’abord</translation>
    </message>
    <message>
        <source>Add a city or zone</source>
        <translation>Ajouter une ville ou un fuseau</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>Time &amp;zones</source>
        <translation>&amp;Fuseaux</translation>
    </message>
    <message>
        <source>House &amp;style</source>
        <translation>&amp;Style maison</translation>
    </message>
    <message>
        <source>Add a time zone</source>
        <translation>Ajouter un fuseau</translation>
    </message>
    <message>
        <source>A post as they read it</source>
        <translation>Une annonce telle qu’ils la lisent</translation>
    </message>
    <message>
        <source>(without a name)</source>
        <translation>(sans nom)</translation>
    </message>
    <message>
        <source>%1 (cannot be used)</source>
        <extracomment>%1 is the name of a house style</extracomment>
        <translation>%1 (inutilisable)</translation>
    </message>
    <message>
        <source>There are no audiences yet, so posts are shown in their own language and in the time zones of your window. Add one for each group of readers with a language or time zones of its own.</source>
        <translation>Il n’y a pas encore de publics&#xa0;: les annonces sont montrées dans leur langue et dans les fuseaux de votre fenêtre. Ajoutez-en un pour chaque groupe de lecteurs qui a sa langue ou ses fuseaux.</translation>
    </message>
    <message>
        <source>An audience needs a name.</source>
        <translation>Un public a besoin d’un nom.</translation>
    </message>
    <message>
        <source>There are two audiences called “%1”.</source>
        <translation>Deux publics s’appellent «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>Choose a language for “%1”, or type its code, like fr-CA.</source>
        <translation>Choisissez une langue pour «&#xa0;%1&#xa0;», ou tapez son code, comme fr-CA.</translation>
    </message>
    <message>
        <source>“%1” needs a time zone.</source>
        <translation>«&#xa0;%1&#xa0;» a besoin d’un fuseau.</translation>
    </message>
    <message>
        <source>Mail is slow</source>
        <translation>Le courriel est lent</translation>
    </message>
    <message>
        <source>Mail has been slow since {t1}.</source>
        <translation>Le courriel est lent depuis {t1}.</translation>
    </message>
    <message>
        <source>Mail is delivered again. We expect normal speed by {t1}.</source>
        <translation>Le courriel est de nouveau distribué. Retour à la normale attendu&#xa0;: {t1}.</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Lecteurs</translation>
    </message>
    <message>
        <source>The audiences are not saved</source>
        <translation>Les publics ne sont pas enregistrés</translation>
    </message>
    <message>
        <source>What you changed is not saved.</source>
        <translation>Vos modifications ne sont pas enregistrées.</translation>
    </message>
    <message>
        <source>What you changed is not saved. %1</source>
        <translation>Vos modifications ne sont pas enregistrées. %1</translation>
    </message>
</context>
<context>
    <name>tocsin::CanberraSounder</name>
    <message>
        <source>The sound library is missing (package libcanberra0): an alarm is a beep now, which may not be heard.</source>
        <translation>La bibliothèque de sons manque (paquet libcanberra0) : une alarme n’est plus qu’un bip, qui peut passer inaperçu.</translation>
    </message>
    <message>
        <source>The sound library %1 is of a kind that Tocsin does not know: an alarm is a beep now, which may not be heard.</source>
        <translation>La bibliothèque de sons %1 est d’un genre que Tocsin ne connaît pas : une alarme n’est plus qu’un bip, qui peut passer inaperçu.</translation>
    </message>
    <message>
        <source>The alarm’s sound could not be written (%1): an alarm is a beep now, which may not be heard.</source>
        <translation>Le son de l’alarme n’a pas pu être écrit (%1) : une alarme n’est plus qu’un bip, qui peut passer inaperçu.</translation>
    </message>
    <message>
        <source>No sound device answers (%1): an alarm is a beep now, which may not be heard.</source>
        <translation>Aucun périphérique audio ne répond (%1) : une alarme n’est plus qu’un bip, qui peut passer inaperçu.</translation>
    </message>
    <message>
        <source>The alarm could not be played (%1).</source>
        <translation>L’alarme n’a pas pu être jouée (%1).</translation>
    </message>
</context>
<context>
    <name>tocsin::CheckTextEditor</name>
    <message>
        <source>Uncertain. It may mean:</source>
        <translation>Incertain. Cela peut vouloir dire&#xa0;:</translation>
    </message>
    <message>
        <source>Uncertain: the text does not settle what this means.</source>
        <translation>Incertain&#xa0;: le texte ne précise pas ce que cela veut dire.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>key, and what it does</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>tocsin::CheckTextWindow</name>
    <message>
        <source>Check text</source>
        <translation>Vérifier un texte</translation>
    </message>
    <message>
        <source>Text to check</source>
        <translation>Texte à vérifier</translation>
    </message>
    <message>
        <source>Write or paste a post here, or drop a file.
What may mislead a reader is underlined while you write.</source>
        <translation>Écrivez ou collez une annonce ici, ou déposez un fichier.
Ce qui peut tromper un lecteur est souligné pendant que vous écrivez.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Remarques</translation>
    </message>
    <message>
        <source>&amp;Previous</source>
        <translation>&amp;Précédente</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Suivante</translation>
    </message>
    <message>
        <source>Fix &amp;all</source>
        <translation>&amp;Tout corriger</translation>
    </message>
    <message>
        <source>&amp;Fix</source>
        <translation>&amp;Corriger</translation>
    </message>
    <message>
        <source>Findings appear here while you write.</source>
        <translation>Les remarques apparaissent ici pendant que vous écrivez.</translation>
    </message>
    <message>
        <source>Nothing to check yet.</source>
        <translation>Rien à vérifier pour l’instant.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Vérification…</translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Aucune remarque</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n remarque</numerusform>
            <numerusform>%n remarques</numerusform>
        </translation>
    </message>
    <message>
        <source>no times in the text</source>
        <translation>aucune heure dans le texte</translation>
    </message>
    <message numerus="yes">
        <source>all %n time(s) understood</source>
        <translation>
            <numerusform>%n heure, comprise</numerusform>
            <numerusform>%n heures, toutes comprises</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) not certain</source>
        <translation>
            <numerusform>%n heure incertaine</numerusform>
            <numerusform>%n heures incertaines</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to remark.</source>
        <translation>Rien à signaler.</translation>
    </message>
    <message>
        <source>Nothing is wrong with the text, but some times are not certain. They are underlined with dots.</source>
        <translation>Le texte ne contient pas d’erreur, mais des heures sont incertaines. Elles sont soulignées de points.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>findings, and whether the times are understood</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>Fix &amp;all %n</source>
        <translation>
            <numerusform>&amp;Tout corriger (%n)</numerusform>
            <numerusform>&amp;Tout corriger (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tocsin::ChipEditor</name>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Range of time</source>
        <translation>Plage horaire</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Lien</translation>
    </message>
    <message>
        <source>What does “%1” mean?</source>
        <translation>Que veut dire « %1 » ?</translation>
    </message>
    <message>
        <source>Or something else:</source>
        <translation>Ou autre chose :</translation>
    </message>
    <message>
        <source>Date of the end</source>
        <translation>Date de fin</translation>
    </message>
    <message>
        <source>Time of the end</source>
        <translation>Heure de fin</translation>
    </message>
    <message>
        <source>&amp;Zone</source>
        <translation>&amp;Fuseau</translation>
    </message>
    <message>
        <source> h</source>
        <translation> h</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Shortest, hours</source>
        <translation>Au plus court, heures</translation>
    </message>
    <message>
        <source>Longest, hours</source>
        <translation>Au plus long, heures</translation>
    </message>
    <message>
        <source>Shortest, minutes</source>
        <translation>Au plus court, minutes</translation>
    </message>
    <message>
        <source>Longest, minutes</source>
        <translation>Au plus long, minutes</translation>
    </message>
    <message>
        <source>&amp;About, not exactly</source>
        <translation>&amp;Environ, pas exactement</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>&amp;Heure</translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation>&amp;Précision</translation>
    </message>
    <message>
        <source>To the minute</source>
        <translation>À la minute</translation>
    </message>
    <message>
        <source>To the hour</source>
        <translation>À l’heure</translation>
    </message>
    <message>
        <source>Only the day</source>
        <translation>Seulement le jour</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;De</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;À</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>&amp;Date</translation>
    </message>
    <message>
        <source>&amp;Shortest</source>
        <translation>Au plus &amp;court</translation>
    </message>
    <message>
        <source>&amp;Longest</source>
        <translation>Au plus &amp;long</translation>
    </message>
    <message>
        <source>&amp;Target</source>
        <translation>&amp;Cible</translation>
    </message>
    <message>
        <source>&amp;Number</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>&amp;Of what</source>
        <translation>&amp;De quoi</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Texte</translation>
    </message>
    <message>
        <source>As te&amp;xt</source>
        <translation>En te&amp;xte</translation>
    </message>
    <message>
        <source>Writes the chip out as plain text</source>
        <translation>Remplace la pastille par du texte</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Choose a zone.</source>
        <translation>Choisissez un fuseau.</translation>
    </message>
    <message>
        <source>It ends before it begins.</source>
        <translation>La fin précède le début.</translation>
    </message>
    <message>
        <source>The longest is shorter than the shortest.</source>
        <translation>La durée la plus longue est plus courte que la plus courte.</translation>
    </message>
    <message>
        <source>There is no target called “%1”.</source>
        <translation>Aucune cible ne s’appelle « %1 ».</translation>
    </message>
    <message>
        <source>A link needs an address.</source>
        <translation>Un lien a besoin d’une adresse.</translation>
    </message>
    <message>
        <source>No clock in this zone shows %1 on that day: a change of clocks skips it. Choose what is meant:</source>
        <translation>Aucune horloge de ce fuseau n’affiche %1 ce jour-là : un changement d’heure la saute. Choisissez ce qui est voulu :</translation>
    </message>
    <message>
        <source>Clocks in this zone show %1 twice on that day. Choose:</source>
        <translation>Les horloges de ce fuseau affichent %1 deux fois ce jour-là. Choisissez :</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>an instant and its offset from UTC</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>tocsin::ClockBar</name>
    <message>
        <source>Choose the zones of these clocks</source>
        <translation>Choisir les fuseaux de ces horloges</translation>
    </message>
    <message>
        <source>Clocks: %1</source>
        <translation>Horloges : %1</translation>
    </message>
</context>
<context>
    <name>tocsin::CommandPalette</name>
    <message>
        <source>Search and commands</source>
        <translation>Recherche et commandes</translation>
    </message>
    <message>
        <source>Search incidents, servers, updates, actions…</source>
        <translation>Chercher incidents, serveurs, suivis, actions…</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>Zones, servers and services</source>
        <translation>Zones, serveurs et services</translation>
    </message>
    <message>
        <source>Incidents, newest first</source>
        <translation>Incidents, du plus récent au plus ancien</translation>
    </message>
    <message>
        <source>Updates, newest first</source>
        <translation>Suivis, du plus récent au plus ancien</translation>
    </message>
    <message>
        <source>Nothing answers “%1”. Try fewer or other words.</source>
        <translation>Rien ne répond à « %1 ». Essayez moins de mots, ou d’autres.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Recherche…</translation>
    </message>
</context>
<context>
    <name>tocsin::Composer</name>
    <message>
        <source>Composer</source>
        <translation>Rédaction</translation>
    </message>
    <message>
        <source>Text of the post</source>
        <translation>Texte de l’annonce</translation>
    </message>
    <message>
        <source>What readers should know. Type times as you like; @ offers times and servers.</source>
        <translation>Ce que les lecteurs doivent savoir. Tapez les heures à votre façon ; @ propose heures et serveurs.</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Jeter</translation>
    </message>
    <message>
        <source>Throw away what was written here</source>
        <translation>Jeter ce qui a été écrit ici</translation>
    </message>
    <message>
        <source>&amp;Window…</source>
        <translation>&amp;Fenêtre…</translation>
    </message>
    <message>
        <source>Go on in a window of its own, with a preview for every audience</source>
        <translation>Continuer dans une fenêtre à part, avec un aperçu pour chaque public</translation>
    </message>
    <message>
        <source>&amp;Post</source>
        <translation>&amp;Publier</translation>
    </message>
    <message>
        <source>&amp;Post update</source>
        <translation>&amp;Publier la mise à jour</translation>
    </message>
    <message>
        <source>&amp;Post correction</source>
        <translation>&amp;Publier la correction</translation>
    </message>
    <message>
        <source>%1 can be read in several ways. Choose one: put the cursor beside it and press Alt+Down.</source>
        <translation>%1 peut se lire de plusieurs façons. Choisissez-en une : placez le curseur à côté et appuyez sur Alt+Bas.</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) may mislead readers; F8 goes there.</source>
        <translation>
            <numerusform>%n endroit peut induire les lecteurs en erreur ; F8 y va.</numerusform>
            <numerusform>%n endroits peuvent induire les lecteurs en erreur ; F8 y va.</numerusform>
        </translation>
    </message>
    <message>
        <source>Draft kept</source>
        <translation>Brouillon conservé</translation>
    </message>
    <message>
        <source>Insert a time or target</source>
        <translation>Insérer une heure ou une cible</translation>
    </message>
    <message>
        <source>Put a time, a server, an ETA or the promise of the next update into the text; in the text, @ does the same</source>
        <translation>Mettre dans le texte une heure, un serveur, une heure de rétablissement ou la promesse de la prochaine mise à jour ; dans le texte, @ fait de même</translation>
    </message>
    <message>
        <source>Every reader sees a chip in their own zones; plain text stays as it is for everybody</source>
        <translation>Chaque lecteur voit une puce dans ses fuseaux ; du texte simple reste tel quel pour tous</translation>
    </message>
    <message numerus="yes">
        <source>Turn %n pasted time(s) into chips</source>
        <translation>
            <numerusform>Transformer %n heure collée en puce</numerusform>
            <numerusform>Transformer %n heures collées en puces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tocsin::ComposerWindow</name>
    <message>
        <source>Post-mortem — %1</source>
        <extracomment>Title of a window; %1 is the title of the incident that is written about</extracomment>
        <translation>Post-mortem — %1</translation>
    </message>
    <message>
        <source>Update — %1</source>
        <translation>Mise à jour — %1</translation>
    </message>
    <message>
        <source>Correction — %1</source>
        <translation>Correction — %1</translation>
    </message>
    <message>
        <source>New incident</source>
        <translation>Nouvel incident</translation>
    </message>
    <message>
        <source>New maintenance</source>
        <translation>Nouvelle maintenance</translation>
    </message>
    <message>
        <source>New announcement</source>
        <translation>Nouvelle annonce</translation>
    </message>
</context>
<context>
    <name>tocsin::ContextFields</name>
    <message>
        <source>Home &amp;zone of the posts</source>
        <translation>Fuseau des annonces</translation>
    </message>
    <message>
        <source>Settles what a zone word such as IST or CST means, and times that name no zone</source>
        <translation>Décide du sens d’un sigle comme IST ou CST, et des heures sans fuseau</translation>
    </message>
    <message>
        <source>YYYY-MM-DD</source>
        <translation>AAAA-MM-JJ</translation>
    </message>
    <message>
        <source>Written &amp;on</source>
        <translation>&amp;Écrites le</translation>
    </message>
    <message>
        <source>The day on which the posts were written, if you know it: settles missing years and “tomorrow”</source>
        <translation>Le jour où les annonces ont été écrites, si vous le connaissez : décide des années absentes et de « demain »</translation>
    </message>
    <message>
        <source>Recognise it</source>
        <translation>À reconnaître</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>The language of the posts</source>
        <translation>La langue des annonces</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>The text is written today: “tomorrow” is the day after today</source>
        <translation>Le texte est écrit aujourd’hui&#xa0;: «&#xa0;demain&#xa0;» est le lendemain d’aujourd’hui</translation>
    </message>
</context>
<context>
    <name>tocsin::DBusNotifier</name>
    <message>
        <source>There is no session bus, so that no message on the desktop can be shown.</source>
        <translation>Il n’y a pas de bus de session : aucun message ne peut être affiché sur le bureau de l’ordinateur.</translation>
    </message>
    <message>
        <source>The desktop shows no messages: no notification service runs on it.</source>
        <translation>Le bureau n’affiche pas de messages : aucun service de notification n’y fonctionne.</translation>
    </message>
    <message>
        <source>The desktop shows no messages: its notification service does not answer.</source>
        <translation>Le bureau n’affiche pas de messages : son service de notification ne répond pas.</translation>
    </message>
</context>
<context>
    <name>tocsin::DeskDetail</name>
    <message>
        <source>What is due in the chosen story</source>
        <translation>Ce qui est dû dans le dossier choisi</translation>
    </message>
    <message>
        <source>Nothing is promised here. Readers like to know when they will hear more: promise the next update with the next post.</source>
        <translation>Rien n’est promis ici. Les lecteurs aiment savoir quand ils en apprendront plus : promettez la prochaine mise à jour dans le prochain message.</translation>
    </message>
    <message>
        <source>Write update</source>
        <translation>Écrire une mise à jour</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>accessible name of a button: &quot;Shelve: Next update&quot;</extracomment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Tenue</translation>
    </message>
    <message>
        <source>New time</source>
        <translation>Nouvelle heure</translation>
    </message>
    <message>
        <source>Shelve…</source>
        <translation>Suspendre…</translation>
    </message>
    <message>
        <source>waits for your approval</source>
        <translation>attend votre accord</translation>
    </message>
    <message>
        <source>waits for approval</source>
        <translation>attend un accord</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>brouillon</translation>
    </message>
    <message>
        <source>by %1, last typed %2</source>
        <translation>par %1, dernière frappe %2</translation>
    </message>
    <message>
        <source>Text of the draft</source>
        <translation>Texte du brouillon</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>Approuver…</translation>
    </message>
    <message>
        <source>Shelved %1</source>
        <translation>En veille %1</translation>
    </message>
    <message>
        <source>Unshelve</source>
        <translation>Réveiller</translation>
    </message>
    <message>
        <source>Send back…</source>
        <translation>Renvoyer…</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Continuer à écrire</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Annuler le renvoi</translation>
    </message>
</context>
<context>
    <name>tocsin::DeskPage</name>
    <message>
        <source>Desk</source>
        <translation>Bureau</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>Passer la main…</translation>
    </message>
    <message>
        <source>New incident</source>
        <translation>Nouvel incident</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <extracomment>a button with its key: &quot;Write update U&quot;</extracomment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>&amp;Approve…</source>
        <translation>&amp;Approuver…</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Ouvrir</translation>
    </message>
    <message>
        <source>Write &amp;update</source>
        <translation>Écrire une mise à &amp;jour</translation>
    </message>
    <message>
        <source>&amp;Shelve…</source>
        <translation>&amp;Suspendre…</translation>
    </message>
    <message>
        <source>Mark as &amp;kept</source>
        <translation>Marquer comme &amp;tenue</translation>
    </message>
    <message>
        <source>Promise a new &amp;time</source>
        <translation>Promettre une nouvelle &amp;heure</translation>
    </message>
    <message numerus="yes">
        <source>%n missed</source>
        <translation>
            <numerusform>%n manqué</numerusform>
            <numerusform>%n manqués</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due soon</source>
        <translation>
            <numerusform>%n bientôt dû</numerusform>
            <numerusform>%n bientôt dus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in all</source>
        <translation>
            <numerusform>%n en tout</numerusform>
            <numerusform>%n en tout</numerusform>
        </translation>
    </message>
    <message>
        <source>All quiet. Nothing is open, and nothing is owed to anybody.
Maintenance shows up here a day before it begins.</source>
        <translation>Tout est calme. Rien n’est ouvert, et rien n’est dû à personne.
Les maintenances apparaissent ici un jour avant leur début.</translation>
    </message>
    <message>
        <source>Looking at what is due…</source>
        <translation>Lecture des échéances…</translation>
    </message>
    <message>
        <source>No workspace is open.</source>
        <translation>Aucun espace de travail n’est ouvert.</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <extracomment>%1 is a story&apos;s title, %2 what is due: &quot;Next update, ETA&quot;</extracomment>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>U&amp;nshelve</source>
        <translation>Réve&amp;iller</translation>
    </message>
    <message>
        <source>Send &amp;back…</source>
        <translation>&amp;Renvoyer…</translation>
    </message>
    <message>
        <source>&amp;Take back</source>
        <translation>&amp;Annuler le renvoi</translation>
    </message>
</context>
<context>
    <name>tocsin::FilterBar</name>
    <message>
        <source>Axis</source>
        <translation>Axe</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Montrer</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtre</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>Autres filtres</translation>
    </message>
    <message>
        <source>First axis: %1</source>
        <translation>Premier axe : %1</translation>
    </message>
    <message>
        <source>Second axis: %1</source>
        <translation>Second axe : %1</translation>
    </message>
    <message>
        <source>First axis: %1. Click for the next zone.</source>
        <translation>Premier axe : %1. Cliquez pour le fuseau suivant.</translation>
    </message>
    <message>
        <source>Second axis: %1. Click to make it the first.</source>
        <translation>Second axe : %1. Cliquez pour en faire le premier.</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Genres</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Zones</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Niveaux</translation>
    </message>
</context>
<context>
    <name>tocsin::FinalPreview</name>
    <message>
        <source>&amp;Back to editing</source>
        <translation>&amp;Revenir au texte</translation>
    </message>
    <message>
        <source>&amp;Ask for approval</source>
        <translation>&amp;Demander l’approbation</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Envoyer</translation>
    </message>
    <message>
        <source>Last look</source>
        <translation>Dernier regard</translation>
    </message>
    <message>
        <source>What is missing or worth a look</source>
        <translation>Ce qui manque ou mérite un regard</translation>
    </message>
    <message>
        <source>This concerns all customers. Type “%1” to confirm it:</source>
        <extracomment>%1 is the phrase &quot;all customers&quot;</extracomment>
        <translation>Cela concerne tous les clients. Tapez «&#xa0;%1&#xa0;» pour le confirmer&#xa0;:</translation>
    </message>
    <message>
        <source>Why it cannot wait; this is recorded</source>
        <translation>Pourquoi cela ne peut attendre&#xa0;; c’est consigné</translation>
    </message>
    <message>
        <source>Another user has to approve this post. In an emergency, send it with a reason instead:</source>
        <translation>Une autre personne doit approuver cette annonce. En cas d’urgence, envoyez-la avec un motif&#xa0;:</translation>
    </message>
    <message>
        <source>Has to be settled first</source>
        <translation>À régler d’abord</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>Mérite un regard</translation>
    </message>
    <message>
        <source>Has to be settled first: %1</source>
        <translation>À régler d’abord&#xa0;: %1</translation>
    </message>
    <message>
        <source>Worth a look: %1</source>
        <translation>Mérite un regard&#xa0;: %1</translation>
    </message>
    <message>
        <source>Enter goes there</source>
        <translation>Entrée y mène</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to settle before it can go out.</source>
        <translation>
            <numerusform>%n chose à régler avant l’envoi.</numerusform>
            <numerusform>%n choses à régler avant l’envoi.</numerusform>
        </translation>
    </message>
    <message>
        <source>Confirm whom it concerns.</source>
        <translation>Confirmez qui est concerné.</translation>
    </message>
    <message>
        <source>It can wait for approval now.</source>
        <translation>Elle peut maintenant attendre l’approbation.</translation>
    </message>
    <message>
        <source>It can go out; look at what is listed.</source>
        <translation>Elle peut partir&#xa0;; regardez ce qui est listé.</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>Rien ne manque.</translation>
    </message>
    <message>
        <source>Approve what %1 wrote</source>
        <extracomment>Title of a window; %1 is the user who wrote the post</extracomment>
        <translation>Approuver ce que %1 a écrit</translation>
    </message>
    <message>
        <source>&amp;Not yet</source>
        <translation>&amp;Pas encore</translation>
    </message>
    <message>
        <source>&amp;Approve and send</source>
        <translation>&amp;Approuver et envoyer</translation>
    </message>
    <message>
        <source>What will be recorded</source>
        <translation>Ce qui sera enregistré</translation>
    </message>
    <message>
        <source>Send &amp;back…</source>
        <translation>&amp;Renvoyer…</translation>
    </message>
    <message>
        <source>&amp;Put it right</source>
        <translation>&amp;Corriger</translation>
    </message>
</context>
<context>
    <name>tocsin::HandoverDialog</name>
    <message>
        <source>Hand over the shift</source>
        <translation>Passer la main</translation>
    </message>
    <message>
        <source>Which sheet is shown</source>
        <translation>Quelle feuille est affichée</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>Im&amp;primer…</translation>
    </message>
    <message>
        <source>Save as P&amp;DF…</source>
        <translation>Enregistrer en P&amp;DF…</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Feuille</translation>
    </message>
    <message>
        <source>Something the next shift has to know</source>
        <translation>Ce que l’équipe suivante doit savoir</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>Nouvelle note</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Ajouter</translation>
    </message>
    <message>
        <source>Notes that stand; tick what is done</source>
        <translation>Notes en cours ; cochez ce qui est fait</translation>
    </message>
    <message>
        <source>Sign and &amp;hand over</source>
        <translation>Signer et &amp;passer la main</translation>
    </message>
    <message>
        <source>Sign and &amp;take over</source>
        <translation>Signer et p&amp;rendre la main</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>Signatures</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>You are %1. Sign when you leave; whoever comes signs after you, here or at another console.</source>
        <translation>Vous êtes %1. Signez en partant ; la personne qui arrive signe après vous, ici ou sur une autre console.</translation>
    </message>
    <message>
        <source>You signed at %1. It waits for whoever comes; that has to be somebody else than you.</source>
        <translation>Vous avez signé à %1. La feuille attend la personne qui arrive ; ce doit être quelqu’un d’autre que vous.</translation>
    </message>
    <message>
        <source>%1 left at %2 and waits for somebody to take over. You are %3.</source>
        <translation>%1 a passé la main à %2 et attend que quelqu’un la prenne. Vous êtes %3.</translation>
    </message>
    <message>
        <source>As it is now</source>
        <translation>En ce moment</translation>
    </message>
    <message>
        <source>%1
%2, %3</source>
        <extracomment>%1 is a note, %2 who wrote it, %3 when</extracomment>
        <translation>%1
%2, %3</translation>
    </message>
    <message>
        <source>Tick what is done; the rest is handed on.</source>
        <translation>Cochez ce qui est fait ; le reste est transmis.</translation>
    </message>
    <message>
        <source>Handover, %1</source>
        <translation>Passation, %1</translation>
    </message>
    <message>
        <source>Save the sheet</source>
        <translation>Enregistrer la feuille</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>handover.pdf</source>
        <translation>passation.pdf</translation>
    </message>
    <message>
        <source>There are no notes. What you add here stays until somebody ticks it.</source>
        <translation>Il n’y a pas de notes. Ce que vous ajoutez ici reste jusqu’à ce que quelqu’un le coche.</translation>
    </message>
</context>
<context>
    <name>tocsin::HoverCard</name>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>State in words and the server: &quot;major outage · filer-par-03&quot;</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>jusqu’à %1</translation>
    </message>
    <message>
        <source>still open</source>
        <translation>toujours ouvert</translation>
    </message>
    <message>
        <source>%1
%2
%3</source>
        <translation>%1
%2
%3</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 jusqu’ici</translation>
    </message>
    <message>
        <source>still at work</source>
        <translation>travaux en cours</translation>
    </message>
</context>
<context>
    <name>tocsin::ImpactDialog</name>
    <message>
        <source>Begin</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Begin and end of an impact</source>
        <translation>Début et fin d’un impact</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>Impact</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>continue</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 – %4</source>
        <extracomment>An impact in a list: target, level, begin, end</extracomment>
        <translation>%1 · %2 · %3 – %4</translation>
    </message>
    <message>
        <source>&amp;Impact</source>
        <translation>&amp;Impact</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>&amp;Début</translation>
    </message>
    <message>
        <source>&amp;End</source>
        <translation>&amp;Fin</translation>
    </message>
    <message>
        <source>Enter when it began; leave the end empty while it goes on.</source>
        <translation>Indiquez le début&#xa0;; laissez la fin vide tant que cela continue.</translation>
    </message>
    <message>
        <source>It ends no later than it begins.</source>
        <translation>La fin ne vient pas après le début.</translation>
    </message>
</context>
<context>
    <name>tocsin::ImportDialog</name>
    <message>
        <source>Import posts</source>
        <translation>Importer des annonces</translation>
    </message>
    <message>
        <source>Choose &amp;files…</source>
        <translation>Choisir des &amp;fichiers…</translation>
    </message>
    <message>
        <source>Paste a page of posts here, drop files, or choose files above.
Nothing is stored before you press the button.</source>
        <translation>Collez ici une page d’annonces, déposez des fichiers, ou choisissez-en ci-dessus.
Rien n’est enregistré avant que vous n’appuyiez sur le bouton.</translation>
    </message>
    <message>
        <source>Text to import</source>
        <translation>Texte à importer</translation>
    </message>
    <message>
        <source>Text of the page</source>
        <translation>Texte de la page</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>Annonces</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>%1 is larger than %2.</source>
        <translation>%1 dépasse %2.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>not settled</source>
        <translation>à préciser</translation>
    </message>
    <message>
        <source>%1: uncertain, click to choose</source>
        <translation>%1 : incertain, cliquez pour choisir</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message numerus="yes">
        <source>Import %n post(s)</source>
        <translation>
            <numerusform>Importer %n annonce</numerusform>
            <numerusform>Importer %n annonces</numerusform>
        </translation>
    </message>
    <message>
        <source>Every time is settled.</source>
        <translation>Toutes les heures sont précises.</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) not settled yet</source>
        <translation>
            <numerusform>%n heure à préciser</numerusform>
            <numerusform>%n heures à préciser</numerusform>
        </translation>
    </message>
    <message>
        <source>Storing…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>&amp;Next unsettled time</source>
        <translation>Heure &amp;suivante à préciser</translation>
    </message>
    <message>
        <source>Go to the next time that the text does not settle, and choose what it means (F8)</source>
        <translation>Aller à la prochaine heure que le texte ne précise pas, et choisir ce qu’elle veut dire (F8)</translation>
    </message>
    <message>
        <source>What zone, date and language are for</source>
        <translation>À quoi s’appliquent fuseau, date et langue</translation>
    </message>
    <message>
        <source>Choose a column mapping…</source>
        <translation>Choisir le sens des colonnes…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Import all posts that are not here already, or none</source>
        <translation>Importer toutes les annonces qui ne sont pas déjà là, ou aucune</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>Take the last answer back (%1)</source>
        <translation>Annuler la dernière réponse (%1)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>Give the answer again (%1)</source>
        <translation>Redonner la réponse (%1)</translation>
    </message>
    <message>
        <source>%1 is a folder.</source>
        <translation>%1 est un dossier.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt…</translation>
    </message>
    <message>
        <source>Choose another file, or paste the text of the page.</source>
        <translation>Choisissez un autre fichier, ou collez le texte de la page.</translation>
    </message>
    <message>
        <source>Look whether the file is still there and may be read, then try again.</source>
        <translation>Vérifiez que le fichier est toujours là et lisible, puis réessayez.</translation>
    </message>
    <message>
        <source>What is checked below is not stored yet. See to the reason, then import again.</source>
        <translation>Ce qui est coché ci-dessous n’est pas encore enregistré. Remédiez à la cause, puis importez à nouveau.</translation>
    </message>
    <message>
        <source>A table needs a file that says what its columns mean.</source>
        <translation>Un tableau a besoin d’un fichier qui dit le sens de ses colonnes.</translation>
    </message>
    <message>
        <source>Reading was stopped. What was read before is below; change a field to read all.</source>
        <translation>La lecture a été arrêtée. Ce qui a été lu avant est ci-dessous&#xa0;; modifiez un champ pour tout lire.</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) do not fit the text as it is read now; they come back with the former settings.</source>
        <translation>
            <numerusform>%n réponse ne convient pas au texte tel qu’il est lu maintenant&#xa0;; elle revient avec les réglages précédents.</numerusform>
            <numerusform>%n réponses ne conviennent pas au texte tel qu’il est lu maintenant&#xa0;; elles reviennent avec les réglages précédents.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for all %n pages</source>
        <translation>
            <numerusform>pour %n page</numerusform>
            <numerusform>pour les %n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>for %1 only</source>
        <translation>pour %1 seulement</translation>
    </message>
    <message>
        <source>You chose this. Click to change it.</source>
        <translation>Vous l’avez choisi. Cliquez pour changer.</translation>
    </message>
    <message>
        <source>Click if it means something else.</source>
        <translation>Cliquez si cela veut dire autre chose.</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n nouvelle</numerusform>
            <numerusform>%n nouvelles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to add to</source>
        <translation>
            <numerusform>%n à compléter</numerusform>
            <numerusform>%n à compléter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already here</source>
        <translation>
            <numerusform>%n déjà là</numerusform>
            <numerusform>%n déjà là</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>posts of a page and what would be stored of them</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s)</source>
        <translation>
            <numerusform>%n annonce</numerusform>
            <numerusform>%n annonces</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to store.</source>
        <translation>Il n’y a rien à enregistrer.</translation>
    </message>
</context>
<context>
    <name>tocsin::ImportPostView</name>
    <message>
        <source>already here</source>
        <translation>déjà présente</translation>
    </message>
    <message>
        <source>here, with new updates</source>
        <translation>présente, avec de nouveaux suivis</translation>
    </message>
    <message>
        <source>year not stated</source>
        <translation>année absente</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>Sans titre</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: choose what it means</source>
        <translation>%1 : choisir le sens</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) to settle</source>
        <translation>
            <numerusform>%n heure à préciser</numerusform>
            <numerusform>%n heures à préciser</numerusform>
        </translation>
    </message>
    <message>
        <source>They can be stored as they are; they stay marked as uncertain.</source>
        <translation>Elles peuvent être enregistrées telles quelles ; elles restent signalées comme incertaines.</translation>
    </message>
    <message>
        <source>Ranges</source>
        <translation>Plages</translation>
    </message>
    <message>
        <source>from %1, end not stated</source>
        <translation>à partir de %1, fin non précisée</translation>
    </message>
    <message>
        <source>until %1, begin not stated</source>
        <translation>jusqu’à %1, début non précisé</translation>
    </message>
    <message>
        <source>not settled</source>
        <translation>à préciser</translation>
    </message>
    <message>
        <source>Planned %1</source>
        <translation>Prévu : %1</translation>
    </message>
    <message>
        <source>Actual %1</source>
        <translation>Réel : %1</translation>
    </message>
    <message>
        <source>uncertain</source>
        <translation>incertain</translation>
    </message>
    <message>
        <source>Expected impact %1</source>
        <translation>Impact attendu : %1</translation>
    </message>
    <message>
        <source>%1 promised for %2</source>
        <translation>%1 : promis pour %2</translation>
    </message>
    <message numerus="yes">
        <source>%n update(s)</source>
        <translation>
            <numerusform>%n suivi</numerusform>
            <numerusform>%n suivis</numerusform>
        </translation>
    </message>
    <message>
        <source>time not stated</source>
        <translation>heure non précisée</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <source>here, changed since</source>
        <translation>déjà là, modifiée depuis</translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s) on the text</source>
        <translation>
            <numerusform>%n remarque sur le texte</numerusform>
            <numerusform>%n remarques sur le texte</numerusform>
        </translation>
    </message>
    <message>
        <source>The text is stored as it stands.</source>
        <translation>Le texte est enregistré tel quel.</translation>
    </message>
    <message>
        <source>Show it in the text</source>
        <translation>Le montrer dans le texte</translation>
    </message>
    <message>
        <source>year worked out</source>
        <translation>année déduite</translation>
    </message>
</context>
<context>
    <name>tocsin::ImportPostsDelegate</name>
    <message>
        <source>new</source>
        <translation>nouvelle</translation>
    </message>
    <message>
        <source>already here</source>
        <translation>déjà là</translation>
    </message>
    <message numerus="yes">
        <source>%n new update(s)</source>
        <translation>
            <numerusform>%n nouveau suivi</numerusform>
            <numerusform>%n nouveaux suivis</numerusform>
        </translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifiée</translation>
    </message>
    <message numerus="yes">
        <source>%n to settle</source>
        <translation>
            <numerusform>%n à préciser</numerusform>
            <numerusform>%n à préciser</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tocsin::Inspector</name>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>Choose an incident on the timeline, or press Ctrl+K to search.</source>
        <translation>Choisissez un incident sur la frise, ou appuyez sur Ctrl+K pour chercher.</translation>
    </message>
    <message>
        <source>from maintenance</source>
        <translation>issu d’une maintenance</translation>
    </message>
    <message>
        <source>retroactive</source>
        <translation>rétroactif</translation>
    </message>
    <message>
        <source>times uncertain</source>
        <translation>heures incertaines</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>retiré</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>Sans titre</translation>
    </message>
    <message>
        <source>Targets and times</source>
        <translation>Cibles et heures</translation>
    </message>
    <message>
        <source>from %1, end not stated</source>
        <translation>à partir de %1, fin non précisée</translation>
    </message>
    <message>
        <source>Planned %1</source>
        <translation>Prévu : %1</translation>
    </message>
    <message>
        <source>uncertain</source>
        <translation>incertain</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>depuis %1</translation>
    </message>
    <message>
        <source>Actual %1</source>
        <translation>Réel : %1</translation>
    </message>
    <message>
        <source>%1 over</source>
        <translation>dépassé de %1</translation>
    </message>
    <message>
        <source>Expected inside: %1 for %2</source>
        <translation>Attendu pendant : %1, %2</translation>
    </message>
    <message>
        <source>Expected inside: %1</source>
        <translation>Attendu pendant : %1</translation>
    </message>
    <message>
        <source>Announced %1 ahead</source>
        <translation>Annoncé %1 à l’avance</translation>
    </message>
    <message>
        <source>%1 · promised for %2</source>
        <extracomment>%1 is what is due, &quot;Next update in 4:32&quot;; %2 the time that was promised</extracomment>
        <translation>%1 · promis pour %2</translation>
    </message>
    <message>
        <source>%1 % of the bill</source>
        <translation>%1 % de la facture</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) added</source>
        <translation>
            <numerusform>%n jour ajouté</numerusform>
            <numerusform>%n jours ajoutés</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing suspended before %1</source>
        <translation>aucune suspension avant %1</translation>
    </message>
    <message>
        <source>Customers get: %1</source>
        <translation>Les clients reçoivent : %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message numerus="yes">
        <source>Thread · %n update(s)</source>
        <translation>
            <numerusform>Fil · %n suivi</numerusform>
            <numerusform>Fil · %n suivis</numerusform>
        </translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Récents d’abord</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Anciens d’abord</translation>
    </message>
    <message>
        <source>Turn the order of the thread around</source>
        <translation>Inverser l’ordre du fil</translation>
    </message>
    <message>
        <source>dated %1</source>
        <translation>daté du %1</translation>
    </message>
    <message>
        <source>from %1 until %2, %3</source>
        <translation>de %1 à %2, %3</translation>
    </message>
    <message>
        <source>%1: promised for %2, kept %3</source>
        <translation>%1 : promis pour %2, tenu à %3</translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s) kept</source>
        <translation>
            <numerusform>%n promesse tenue</numerusform>
            <numerusform>%n promesses tenues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late, by up to %1</source>
        <translation>
            <numerusform>%n en retard, de %1</numerusform>
            <numerusform>%n en retard, de %1 au plus</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Tenue</translation>
    </message>
    <message>
        <source>%1 was kept</source>
        <translation>%1 : promesse tenue</translation>
    </message>
    <message>
        <source>Incident and its thread</source>
        <translation>L’incident et son fil</translation>
    </message>
    <message>
        <source>since %1, for %2 so far</source>
        <translation>depuis %1, déjà %2</translation>
    </message>
    <message>
        <source>restored: %1</source>
        <extracomment>%1 is one target or several, of a story that goes on</extracomment>
        <translation>rétabli : %1</translation>
    </message>
</context>
<context>
    <name>tocsin::Issue</name>
    <message>
        <source>There is no text yet.</source>
        <translation>Il n’y a pas encore de texte.</translation>
    </message>
    <message>
        <source>A new story needs a title.</source>
        <translation>Une nouvelle annonce a besoin d’un titre.</translation>
    </message>
    <message>
        <source>“%1” cannot follow what was said before. Choose another status.</source>
        <extracomment>%1 is a status, like &quot;monitoring&quot;</extracomment>
        <translation>«&#xa0;%1&#xa0;» ne peut pas suivre ce qui a été dit. Choisissez un autre état.</translation>
    </message>
    <message>
        <source>This status cannot follow what was said before. Choose another one.</source>
        <translation>Cet état ne peut pas suivre ce qui a été dit. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>A time in the text is not settled. Choose what it means.</source>
        <extracomment>%1 is what stands in the text, like &quot;2:30&quot;</extracomment>
        <translation>Une heure du texte n’est pas précisée. Choisissez ce qu’elle veut dire.</translation>
    </message>
    <message>
        <source>“%1” is not settled. Choose what it means.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas précisé. Choisissez ce que cela veut dire.</translation>
    </message>
    <message>
        <source>The planned window ends before it begins.</source>
        <translation>La fenêtre prévue finit avant de commencer.</translation>
    </message>
    <message>
        <source>The impact on %1 ends before it begins.</source>
        <translation>L’impact sur %1 finit avant de commencer.</translation>
    </message>
    <message>
        <source>The post is dated into the future. Give it a time that is over, or none.</source>
        <translation>L’annonce est datée dans l’avenir. Donnez-lui une heure passée, ou aucune.</translation>
    </message>
    <message>
        <source>It concerns all customers. Confirm that below.</source>
        <translation>Elle concerne tous les clients. Confirmez-le ci-dessous.</translation>
    </message>
    <message>
        <source>Another user has to approve it. Ask for that below, or say why it goes out without.</source>
        <translation>Une autre personne doit l’approuver. Demandez-le ci-dessous, ou dites pourquoi elle part sans cela.</translation>
    </message>
    <message>
        <source>Some readers read %1, and there is no text in it yet.</source>
        <extracomment>%1 is a language</extracomment>
        <translation>Des lecteurs lisent en %1, et il n’y a pas encore de texte dans cette langue.</translation>
    </message>
    <message>
        <source>A promise is due and stays open: %1.</source>
        <extracomment>%1 is what was promised, like &quot;Next update&quot;</extracomment>
        <translation>Une promesse est échue et reste ouverte&#xa0;: %1.</translation>
    </message>
    <message>
        <source>A promise is due and stays open.</source>
        <translation>Une promesse est échue et reste ouverte.</translation>
    </message>
    <message>
        <source>Somebody wrote about this story since you began. Look at the thread.</source>
        <extracomment>%1 is one user or several</extracomment>
        <translation>Quelqu’un a écrit à ce sujet depuis que vous avez commencé. Regardez le fil.</translation>
    </message>
    <message>
        <source>%1 wrote about this story since you began. Look at the thread.</source>
        <translation>%1 a écrit à ce sujet depuis que vous avez commencé. Regardez le fil.</translation>
    </message>
    <message>
        <source>It does not say when the next update comes.</source>
        <translation>Elle ne dit pas quand viendra le prochain suivi.</translation>
    </message>
    <message>
        <source>all customers</source>
        <extracomment>what is typed to confirm that a post concerns everybody</extracomment>
        <translation>tous les clients</translation>
    </message>
    <message>
        <source>It promises something for a time that is over: %1. Give it another time.</source>
        <extracomment>%1 is what is promised, like &quot;Next update&quot;</extracomment>
        <translation>Une promesse porte sur une heure déjà passée : %1. Donnez-lui une autre heure.</translation>
    </message>
    <message>
        <source>It promises something for a time that is over. Give it another time.</source>
        <translation>Une promesse porte sur une heure déjà passée. Donnez-lui une autre heure.</translation>
    </message>
    <message>
        <source>The impact on %1 begins at a time that is not over. An incident tells what is off already.</source>
        <extracomment>%1 is a target</extracomment>
        <translation>L’impact sur %1 commence à une heure qui n’est pas passée. Un incident dit ce qui est déjà touché.</translation>
    </message>
    <message>
        <source>It says “%1”, and the planned window is over. Choose another status, or another window.</source>
        <translation>L’état est «&#xa0;%1&#xa0;», et la fenêtre prévue est passée. Choisissez un autre état ou une autre fenêtre.</translation>
    </message>
    <message>
        <source>It names no server, service or zone, so the timeline will show nothing.</source>
        <translation>Aucun serveur, service ou zone n’est nommé&#xa0;: la chronologie n’affichera rien.</translation>
    </message>
    <message>
        <source>It affects none of its targets, so the timeline will show nothing.</source>
        <translation>Aucune de ses cibles n’est touchée&#xa0;: la chronologie n’affichera rien.</translation>
    </message>
    <message>
        <source>The text promises %1, and no field records a promise for that time.</source>
        <extracomment>%1 is a time as it stands in the text</extracomment>
        <translation>Le texte promet %1, et aucun champ n’enregistre de promesse pour cette heure.</translation>
    </message>
    <message>
        <source>The story was “%1”; this post opens it again.</source>
        <extracomment>%1 is a status, like &quot;resolved&quot;</extracomment>
        <translation>Le dossier était «&#xa0;%1&#xa0;»&#xa0;; ce message le rouvre.</translation>
    </message>
    <message>
        <source>This post opens the story again.</source>
        <translation>Ce message rouvre le dossier.</translation>
    </message>
    <message>
        <source>“%1” stands for a field that is empty. Fill it in, or write something else.</source>
        <extracomment>%1 is a place that a template left open, like &quot;[targets?]&quot;</extracomment>
        <translation>«&#xa0;%1&#xa0;» tient lieu d’un champ vide. Remplissez-le, ou écrivez autre chose.</translation>
    </message>
    <message>
        <source>Nothing stands below “%1” yet.</source>
        <extracomment>%1 is a heading of a post-mortem, like &quot;Cause&quot;</extracomment>
        <translation>Il n’y a encore rien sous «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>It does not say when the work was really done. The plan is not taken for it: fill in “Actual from”, if it is known.</source>
        <translation>Elle ne dit pas quand les travaux ont réellement eu lieu. Le plan n’en tient pas lieu : remplissez « Réel de », si c’est connu.</translation>
    </message>
    <message>
        <source>It is reported after it was over, and its status leaves it open. Choose the status with which it ended, or report it as something that goes on.</source>
        <translation>Il est signalé après coup, et son état le laisse ouvert. Choisissez l’état sur lequel il s’est terminé, ou signalez-le comme toujours en cours.</translation>
    </message>
    <message>
        <source>The text promises %1, and the field says another time: %2.</source>
        <extracomment>%1 is a time as it stands in the text, %2 what is promised, like &quot;Next update&quot;</extracomment>
        <translation>Le texte promet %1, et le champ indique une autre heure : %2.</translation>
    </message>
    <message>
        <source>Everything that it affects is over, and its status leaves it open.</source>
        <translation>Tout ce qu’il touche est terminé, et son état le laisse ouvert.</translation>
    </message>
    <message>
        <source>It was over before it is reported, and does not say so.</source>
        <translation>Il était terminé avant d’être signalé, et ne le dit pas.</translation>
    </message>
    <message>
        <source>Take the time of the text into the field: %1, %2</source>
        <extracomment>%1 is what is promised, like &quot;Next update&quot;, %2 a time</extracomment>
        <translation>Reprendre l’heure du texte dans le champ : %1, %2</translation>
    </message>
    <message>
        <source>Say “%1”, and that it is reported after it was over</source>
        <extracomment>%1 is a status</extracomment>
        <translation>Indiquer « %1 », et que c’est signalé après coup</translation>
    </message>
    <message>
        <source>Say “%1”</source>
        <extracomment>%1 is a status</extracomment>
        <translation>Indiquer « %1 »</translation>
    </message>
    <message>
        <source>Say that it is reported after it was over</source>
        <translation>Indiquer que c’est signalé après coup</translation>
    </message>
</context>
<context>
    <name>tocsin::LaneHeader</name>
    <message>
        <source>Lanes: zones, servers and services</source>
        <translation>Lignes : zones, serveurs et services</translation>
    </message>
    <message>
        <source>Servers without a zone</source>
        <translation>Serveurs sans zone</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>A zone&apos;s short and long name: &quot;PAR · Paris&quot;</extracomment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>tocsin::LinkEditor</name>
    <message>
        <source>Linked story</source>
        <translation>Incident lié</translation>
    </message>
    <message>
        <source>Kind of link</source>
        <translation>Type de lien</translation>
    </message>
    <message>
        <source>Find a story, or paste an address…</source>
        <translation>Chercher un incident ou coller une adresse…</translation>
    </message>
    <message>
        <source>Link to %1</source>
        <translation>Lien vers %1</translation>
    </message>
    <message>
        <source>Remove the link %1</source>
        <translation>Retirer le lien %1</translation>
    </message>
</context>
<context>
    <name>tocsin::MainWindow</name>
    <message>
        <source>Nothing was ever announced about %1.</source>
        <translation>Rien n’a jamais été annoncé au sujet de %1.</translation>
    </message>
    <message>
        <source>The import was taken back.</source>
        <translation>L’importation a été retirée.</translation>
    </message>
    <message>
        <source>The demo could not be made</source>
        <translation>La démonstration n’a pas pu être créée</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Open another workspace…</source>
        <translation>Ouvrir un autre espace de travail…</translation>
    </message>
    <message>
        <source>%1 — Tocsin</source>
        <translation>%1 — Tocsin</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Making the demo…</source>
        <translation>Création de la démonstration…</translation>
    </message>
    <message>
        <source>Five years of an invented hoster’s history are being written. This happens once.</source>
        <translation>Cinq années de l’histoire d’un hébergeur imaginaire sont en train d’être écrites. Cela n’arrive qu’une fois.</translation>
    </message>
    <message>
        <source>Welcome to Tocsin</source>
        <translation>Bienvenue dans Tocsin</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>Ouvrir la démonstration</translation>
    </message>
    <message>
        <source>Import posts…</source>
        <translation>Importer des annonces…</translation>
    </message>
    <message>
        <source>Import posts</source>
        <translation>Importer des annonces</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) imported</source>
        <translation>
            <numerusform>%n annonce importée</numerusform>
            <numerusform>%n annonces importées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) got new updates</source>
        <translation>
            <numerusform>%n annonce a de nouveaux suivis</numerusform>
            <numerusform>%n annonces ont de nouveaux suivis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) were here already</source>
        <translation>
            <numerusform>%n annonce était déjà là</numerusform>
            <numerusform>%n annonces étaient déjà là</numerusform>
        </translation>
    </message>
    <message>
        <source>stopped before the rest</source>
        <translation>arrêté avant le reste</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>Nouvel espace de travail</translation>
    </message>
    <message>
        <source>Open workspace</source>
        <translation>Ouvrir un espace de travail</translation>
    </message>
    <message>
        <source>Tocsin workspaces (*.tocsin)</source>
        <translation>Espaces de travail Tocsin (*.tocsin)</translation>
    </message>
    <message>
        <source>There is no text on the clipboard.</source>
        <translation>Il n’y a pas de texte dans le presse-papiers.</translation>
    </message>
    <message>
        <source>Export view</source>
        <translation>Exporter la vue</translation>
    </message>
    <message>
        <source>Picture (*.png);;Document (*.pdf)</source>
        <translation>Image (*.png);;Document (*.pdf)</translation>
    </message>
    <message>
        <source>The view was written to %1.</source>
        <translation>La vue a été écrite dans %1.</translation>
    </message>
    <message>
        <source>%1 is no web address and was not opened.</source>
        <translation>%1 n’est pas une adresse web et n’a pas été ouvert.</translation>
    </message>
    <message>
        <source>%1 was replaced by another file. The window still shows what the former one holds.</source>
        <translation>%1 a été remplacé par un autre fichier. La fenêtre montre encore le contenu du précédent.</translation>
    </message>
    <message>
        <source>%1 was deleted or moved away. The window still shows what it held; nothing can be added to it.</source>
        <translation>%1 a été supprimé ou déplacé. La fenêtre montre encore ce qu’il contenait ; rien ne peut y être ajouté.</translation>
    </message>
    <message>
        <source>Open the new file</source>
        <translation>Ouvrir le nouveau fichier</translation>
    </message>
    <message>
        <source>Posts (%1)</source>
        <translation>Annonces (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>What the columns mean</source>
        <translation>Sens des colonnes</translation>
    </message>
    <message>
        <source>Column mappings (*.json)</source>
        <translation>Sens des colonnes (*.json)</translation>
    </message>
    <message>
        <source>It waits on the desk for another user’s approval.</source>
        <translation>Elle attend sur le bureau l’accord d’une autre personne.</translation>
    </message>
    <message>
        <source>The impact was moved. Its incident is over, so reports may change.</source>
        <translation>L’impact a été déplacé. Son incident est terminé : des rapports peuvent changer.</translation>
    </message>
    <message>
        <source>The impact was moved.</source>
        <translation>L’impact a été déplacé.</translation>
    </message>
    <message>
        <source>The impact is as it was.</source>
        <translation>L’impact est comme avant.</translation>
    </message>
    <message>
        <source>&amp;Undo moved impact</source>
        <translation>&amp;Annuler le déplacement de l’impact</translation>
    </message>
    <message>
        <source>&amp;Undo import</source>
        <translation>&amp;Annuler l’import</translation>
    </message>
    <message>
        <source>Posts are about to leave</source>
        <translation>Des annonces vont partir</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) count down. What is to become of them?</source>
        <translation>
            <numerusform>%n annonce est en compte à rebours. Que doit-elle devenir ?</numerusform>
            <numerusform>%n annonces sont en compte à rebours. Que doivent-elles devenir ?</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Send now</source>
        <translation>&amp;Envoyer maintenant</translation>
    </message>
    <message>
        <source>&amp;Keep as drafts</source>
        <translation>&amp;Garder en brouillons</translation>
    </message>
    <message>
        <source>Too late: it has left already. What was said can be corrected.</source>
        <translation>Trop tard : c’est déjà parti. Ce qui a été dit peut être corrigé.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Montrer</translation>
    </message>
    <message>
        <source>What you were writing was approved, or sent elsewhere, and is out. What you write there now corrects it.</source>
        <translation>Ce que vous écriviez a été approuvé, ou envoyé ailleurs, et est publié. Ce que vous y écrivez maintenant le corrige.</translation>
    </message>
    <message>
        <source>Drafts are not saved</source>
        <translation>Des brouillons ne sont pas enregistrés</translation>
    </message>
    <message>
        <source>What was typed could not be written to the workspace, and would be lost. Is the disk full, or the file gone?</source>
        <translation>Ce qui a été saisi n’a pas pu être écrit dans l’espace de travail et serait perdu. Le disque est-il plein, ou le fichier a-t-il disparu ?</translation>
    </message>
    <message>
        <source>&amp;Lose them</source>
        <translation>Les p&amp;erdre</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) had not left yet and are drafts of %1.</source>
        <translation>
            <numerusform>%n publication n’était pas encore partie et reste un brouillon de %1.</numerusform>
            <numerusform>%n publications n’étaient pas encore parties et restent des brouillons de %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken back. It never left; its text is among the drafts on the desk.</source>
        <translation>Repris. Rien n’est parti ; le texte est parmi les brouillons du bureau.</translation>
    </message>
    <message>
        <source>Posted: %1.</source>
        <translation>Publié : %1.</translation>
    </message>
    <message>
        <source>The draft was thrown away.</source>
        <translation>Le brouillon a été jeté.</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>Le rouvrir</translation>
    </message>
    <message>
        <source>A draft that stood open here was approved, or sent elsewhere, and is out.</source>
        <translation>Un brouillon ouvert ici a été approuvé, ou envoyé ailleurs, et est publié.</translation>
    </message>
    <message>
        <source>See what happened to which server, when. Look around in an invented hoster’s history, begin with an empty workspace and post your first incident, or bring in announcements that you have. Nothing leaves this machine.</source>
        <translation>Voyez ce qui est arrivé à quel serveur, et quand. Parcourez l’histoire d’un hébergeur inventé, commencez par un espace de travail vide et publiez votre premier incident, ou importez vos annonces. Rien ne quitte cette machine.</translation>
    </message>
    <message>
        <source>Begin with an empty workspace</source>
        <translation>Commencer par un espace de travail vide</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Bureau</translation>
    </message>
    <message>
        <source>While writing</source>
        <translation>En rédigeant</translation>
    </message>
    <message>
        <source>Sent back to %1.</source>
        <translation>Renvoyé à %1.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>It waits for approval again.</source>
        <translation>L’annonce attend de nouveau l’approbation.</translation>
    </message>
    <message>
        <source>%1 sent “%2” back to you: %3</source>
        <extracomment>%1 is a user, %2 the title of a post, %3 what that user says</extracomment>
        <translation>%1 vous a renvoyé «&#xa0;%2&#xa0;»&#xa0;: %3</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Continuer à écrire</translation>
    </message>
    <message>
        <source>Marked as kept: %1.</source>
        <translation>Marquée comme tenue : %1.</translation>
    </message>
    <message>
        <source>Taken back. It never left, and waits for approval again.</source>
        <translation>Annulé. Le message n’est jamais parti et attend de nouveau l’approbation.</translation>
    </message>
    <message>
        <source>Look at it again</source>
        <translation>Le relire</translation>
    </message>
    <message>
        <source>It did not leave: %1 has gone on writing it.</source>
        <translation>Le message n’est pas parti : %1 a continué à l’écrire.</translation>
    </message>
    <message>
        <source>It did not leave: %1 has sent it back meanwhile.</source>
        <translation>Le message n’est pas parti : %1 l’a renvoyé entre-temps.</translation>
    </message>
    <message>
        <source>&amp;Leave them waiting</source>
        <translation>&amp;Les laisser en attente</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) waiting for your approval</source>
        <translation>
            <numerusform>%n message en attente de votre approbation</numerusform>
            <numerusform>%n messages en attente de votre approbation</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missed</source>
        <translation>
            <numerusform>%n manqué</numerusform>
            <numerusform>%n manqués</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due soon</source>
        <translation>
            <numerusform>%n bientôt dû</numerusform>
            <numerusform>%n bientôt dus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n approved post(s) had not left yet and still wait for approval in %1.</source>
        <translation>
            <numerusform>%n publication approuvée n’était pas encore partie et attend toujours l’approbation dans %1.</numerusform>
            <numerusform>%n publications approuvées n’étaient pas encore parties et attendent toujours l’approbation dans %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>It waits no more: it is out already, or %1 has thrown it away.</source>
        <translation>Elle n’attend plus : elle est déjà partie, ou %1 l’a jetée.</translation>
    </message>
</context>
<context>
    <name>tocsin::MessagePage</name>
    <message>
        <source>This workspace needs a newer Tocsin</source>
        <translation>Cet espace de travail demande un Tocsin plus récent</translation>
    </message>
    <message>
        <source>%1 was written by a newer version. Update Tocsin to open it; the file was left as it is.</source>
        <translation>%1 a été écrit par une version plus récente. Mettez Tocsin à jour pour l’ouvrir ; le fichier n’a pas été touché.</translation>
    </message>
    <message>
        <source>This file cannot be read as a workspace</source>
        <translation>Ce fichier n’est pas lisible comme espace de travail</translation>
    </message>
    <message>
        <source>%1 is damaged, or is no Tocsin workspace. It was left as it is. If a backup lies beside it, open that; “tocsinctl check” says more.</source>
        <translation>%1 est endommagé, ou n’est pas un espace de travail Tocsin. Il n’a pas été touché. Si une sauvegarde se trouve à côté, ouvrez-la ; « tocsinctl check » en dit plus.</translation>
    </message>
    <message>
        <source>There is no such workspace</source>
        <translation>Cet espace de travail n’existe pas</translation>
    </message>
    <message>
        <source>%1 does not exist. Open another one, or make a new one.</source>
        <translation>%1 n’existe pas. Ouvrez-en un autre, ou créez-en un nouveau.</translation>
    </message>
    <message>
        <source>The workspace could not be opened</source>
        <translation>L’espace de travail n’a pas pu être ouvert</translation>
    </message>
    <message>
        <source>%1 could not be opened. Look at its permissions and at the free space on the disk, then try again.</source>
        <translation>%1 n’a pas pu être ouvert. Vérifiez ses droits et l’espace libre du disque, puis réessayez.</translation>
    </message>
</context>
<context>
    <name>tocsin::MomentPopup</name>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>Above a calendar and a clock; %1 is what the time is of (&quot;ETA&quot;), %2 the zone of the clock (&quot;Europe/Paris&quot;)</extracomment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>tocsin::NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>tocsin::OverviewStrip</name>
    <message>
        <source>Overview of everything, with the visible range</source>
        <translation>Vue d’ensemble, avec la plage visible</translation>
    </message>
    <message>
        <source>Overview · no incidents yet</source>
        <translation>Vue d’ensemble · pas encore d’incident</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message numerus="yes">
        <source>Overview · %1 – %2 · %Ln incident(s)</source>
        <extracomment>First month, last month or &quot;today&quot;, number of incidents</extracomment>
        <translation>
            <numerusform>Vue d’ensemble · %1 – %2 · %Ln incident</numerusform>
            <numerusform>Vue d’ensemble · %1 – %2 · %Ln incidents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tocsin::PlanFields</name>
    <message>
        <source>Begin of the window</source>
        <translation>Début de la fenêtre</translation>
    </message>
    <message>
        <source>End of the window</source>
        <translation>Fin de la fenêtre</translation>
    </message>
    <message>
        <source>2 h, 04:00</source>
        <translation>2 h, 04:00</translation>
    </message>
    <message>
        <source>Worst level to expect inside the window</source>
        <translation>Pire niveau à prévoir pendant la fenêtre</translation>
    </message>
    <message>
        <source>Minutes of impact to expect inside the window</source>
        <translation>Minutes d’impact à prévoir pendant la fenêtre</translation>
    </message>
    <message>
        <source>15–20 min</source>
        <translation>15–20 min</translation>
    </message>
    <message>
        <source>Window from</source>
        <translation>Fenêtre de</translation>
    </message>
    <message>
        <source>until</source>
        <translation>à</translation>
    </message>
    <message>
        <source>expect</source>
        <translation>prévoir</translation>
    </message>
    <message>
        <source>Actual begin of the work</source>
        <translation>Début réel des travaux</translation>
    </message>
    <message>
        <source>Actual end of the work</source>
        <translation>Fin réelle des travaux</translation>
    </message>
    <message>
        <source>Actual from</source>
        <extracomment>Caption of a field: when the work of a maintenance really began</extracomment>
        <translation>Réel de</translation>
    </message>
    <message>
        <source>actual until</source>
        <extracomment>Caption of a field: when the work of a maintenance really ended</extracomment>
        <translation>réel jusqu’à</translation>
    </message>
    <message>
        <source>plan: %1</source>
        <extracomment>In an empty field for when work really began or ended; %1 is the time that was planned</extracomment>
        <translation>prévu : %1</translation>
    </message>
    <message>
        <source>with the post</source>
        <translation>avec l’annonce</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>continue</translation>
    </message>
</context>
<context>
    <name>tocsin::PostFields</name>
    <message>
        <source>Time of the post</source>
        <translation>Heure de l’annonce</translation>
    </message>
    <message>
        <source>Concerns all c&amp;ustomers</source>
        <translation>Concerne tous les clients</translation>
    </message>
    <message>
        <source>&amp;Post-mortem: tells the cause</source>
        <translation>Post-mortem&#xa0;: donne la cause</translation>
    </message>
    <message>
        <source>Title: what is happening?</source>
        <translation>Titre&#xa0;: que se passe-t-il&#xa0;?</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Kind of story (Alt+K)</source>
        <translation>Type (Alt+K)</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Status after this post (Alt+S)</source>
        <translation>État après cette annonce (Alt+S)</translation>
    </message>
    <message>
        <source>template</source>
        <translation>modèle</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Begin with a template (Alt+M)</source>
        <translation>Partir d’un modèle (Alt+M)</translation>
    </message>
    <message>
        <source>more</source>
        <translation>plus</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>Plus de champs</translation>
    </message>
    <message>
        <source>Time, links, post-mortem and more (Alt+O)</source>
        <translation>Heure, liens, post-mortem et plus (Alt+O)</translation>
    </message>
    <message>
        <source>when it goes out</source>
        <translation>à l’envoi</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Mention</translation>
    </message>
    <message>
        <source>such as EDIT</source>
        <translation>par exemple EDIT</translation>
    </message>
    <message>
        <source>Language of the text</source>
        <translation>Langue du texte</translation>
    </message>
    <message>
        <source>Zone of the clocks in the text</source>
        <translation>Fuseau des heures du texte</translation>
    </message>
    <message>
        <source>&amp;When</source>
        <translation>&amp;Quand</translation>
    </message>
    <message>
        <source>L&amp;inks</source>
        <translation>L&amp;iens</translation>
    </message>
    <message>
        <source>La&amp;bel</source>
        <translation>Me&amp;ntion</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>&amp;Zone</source>
        <translation>Fuseau</translation>
    </message>
    <message>
        <source>All templates…</source>
        <translation>Tous les modèles…</translation>
    </message>
    <message>
        <source>status stays</source>
        <extracomment>In the list of statuses: this post says nothing about it</extracomment>
        <translation>état inchangé</translation>
    </message>
    <message>
        <source>no status</source>
        <translation>sans état</translation>
    </message>
    <message>
        <source>Reported after it was over</source>
        <translation>Signalé une fois terminé</translation>
    </message>
</context>
<context>
    <name>tocsin::PostPreview</name>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>The post will be shown here as its readers see it.</source>
        <translation>L’annonce s’affichera ici telle que ses lecteurs la verront.</translation>
    </message>
    <message>
        <source>The house style “%1” cannot be used, so Tocsin’s own is shown. %2</source>
        <extracomment>%1 is the name of a house style, %2 what is wrong</extracomment>
        <translation>Le style maison «&#xa0;%1&#xa0;» est inutilisable&#xa0;; celui de Tocsin est affiché. %2</translation>
    </message>
</context>
<context>
    <name>tocsin::PostingDialog</name>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Posts &amp;wait for another user’s approval</source>
        <translation>Les annonces &amp;attendent l’accord d’une autre personne</translation>
    </message>
    <message>
        <source>Underline &amp;misspelt words</source>
        <translation>Souligner les &amp;fautes d’orthographe</translation>
    </message>
    <message>
        <source>Show &amp;desktop notifications</source>
        <translation>Afficher des &amp;notifications sur le bureau</translation>
    </message>
    <message>
        <source>Posting and alarms</source>
        <translation>Publication et alarmes</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>tout de suite</translation>
    </message>
    <message>
        <source>A post can be taken &amp;back for</source>
        <translation>Une annonce peut être &amp;reprise pendant</translation>
    </message>
    <message>
        <source>Offer to promise the &amp;next update in</source>
        <translation>Proposer la &amp;prochaine mise à jour dans</translation>
    </message>
    <message>
        <source>In an emergency it can be posted without; the reason is kept with the post.</source>
        <translation>En cas d’urgence, elle peut être publiée sans ; la raison est conservée avec l’annonce.</translation>
    </message>
    <message>
        <source>&amp;Shelve an alarm for</source>
        <translation>&amp;Mettre une alarme en veille pendant</translation>
    </message>
    <message>
        <source>The sound of a missed promise cannot be switched off; it can be shelved, which ends by itself.</source>
        <translation>Le son d’une promesse manquée ne peut pas être coupé ; il peut être mis en veille, et la veille finit d’elle-même.</translation>
    </message>
    <message>
        <source>A text is checked in its own language, which is chosen with the post. One without a dictionary is not checked; on Debian dictionaries are packages like hunspell-de-de.</source>
        <translation>Un texte est vérifié dans sa propre langue, choisie avec l’annonce. Sans dictionnaire, il n’est pas vérifié ; sous Debian, les dictionnaires sont des paquets comme hunspell-de-de.</translation>
    </message>
</context>
<context>
    <name>tocsin::PostingFlow</name>
    <message>
        <source>Summary</source>
        <translation>Résumé</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>Impact</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>What we did</source>
        <translation>Ce que nous avons fait</translation>
    </message>
    <message>
        <source>What will keep it from happening again</source>
        <translation>Ce qui évitera que cela se reproduise</translation>
    </message>
    <message>
        <source>%1: from %2 until %3</source>
        <translation>%1 : de %2 à %3</translation>
    </message>
    <message>
        <source>%1: since %2</source>
        <translation>%1 : depuis %2</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Lecteurs</translation>
    </message>
    <message>
        <source>%1: at %2</source>
        <translation>%1 : à %2</translation>
    </message>
</context>
<context>
    <name>tocsin::PreviewCard</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy what is &amp;selected</source>
        <translation>Copier la &amp;sélection</translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation>Copier en &amp;texte</translation>
    </message>
    <message>
        <source>Copy as &amp;Markdown</source>
        <translation>Copier en &amp;Markdown</translation>
    </message>
    <message>
        <source>Copy as &amp;HTML</source>
        <translation>Copier en &amp;HTML</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Lecteurs</translation>
    </message>
    <message>
        <source>The post as %1 will read it</source>
        <translation>L’annonce telle que «&#xa0;%1&#xa0;» la lira</translation>
    </message>
    <message>
        <source>No %1 text yet: shown in %2.</source>
        <extracomment>%1 is the language that readers want, %2 the one they get, like &quot;French&quot; and &quot;English&quot;</extracomment>
        <translation>Pas encore de texte en %1&#xa0;: affiché en %2.</translation>
    </message>
    <message>
        <source>The %1 text is a draft: shown in %2.</source>
        <translation>Le texte en %1 est un brouillon&#xa0;: affiché en %2.</translation>
    </message>
    <message>
        <source>The %1 text was made from an older one: shown in %2.</source>
        <translation>Le texte en %1 vient d’une version antérieure&#xa0;: affiché en %2.</translation>
    </message>
    <message>
        <source>No %1 title yet: shown in %2.</source>
        <translation>Pas encore de titre en %1&#xa0;: affiché en %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier update(s) without %1 text.</source>
        <extracomment>%1 is a language</extracomment>
        <translation>
            <numerusform>%n suivi antérieur sans texte en %1.</numerusform>
            <numerusform>%n suivis antérieurs sans texte en %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… %n more update(s) …</source>
        <translation>
            <numerusform>… %n autre suivi …</numerusform>
            <numerusform>… %n autres suivis …</numerusform>
        </translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Corrigé</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>Nothing is written yet.</source>
        <translation>Rien n’est encore écrit.</translation>
    </message>
</context>
<context>
    <name>tocsin::PromiseFields</name>
    <message>
        <source>&amp;Next update</source>
        <translation>&amp;Prochaine nouvelle</translation>
    </message>
    <message>
        <source>ET&amp;A</source>
        <translation>Retour prév&amp;u</translation>
    </message>
    <message>
        <source>Root ca&amp;use</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>End of grace</source>
        <translation>Fin du délai</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>Keeps: %1, due %2</source>
        <extracomment>A check: this post keeps a promise; %1 is &quot;ETA&quot; or &quot;Root cause&quot;, %2 when it is due</extracomment>
        <translation>Tient&#xa0;: %1, pour %2</translation>
    </message>
</context>
<context>
    <name>tocsin::Rail</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>accessible name of a page with its badge: &quot;Desk, 2 missed&quot;</extracomment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>tocsin::RecordView</name>
    <message>
        <source>since %1</source>
        <extracomment>A time from which on something holds; %1 is a time</extracomment>
        <translation>depuis %1</translation>
    </message>
    <message>
        <source>%1, as before</source>
        <extracomment>%1 is a status, like &quot;monitoring&quot;</extracomment>
        <translation>%1, comme avant</translation>
    </message>
    <message>
        <source>%1: opens the story again</source>
        <extracomment>%1 is a step, like &quot;resolved → identified&quot;</extracomment>
        <translation>%1&#xa0;: rouvre le dossier</translation>
    </message>
    <message>
        <source>Will be recorded</source>
        <translation>Sera enregistré</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Dated</source>
        <translation>Daté</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Liens</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is how two stories belong together (&quot;follow-up of&quot;), %2 the other&apos;s title</extracomment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <extracomment>%1 is one target or more, %2 a level like &quot;major outage&quot;, %3 a range of time</extracomment>
        <translation>%1&#xa0;: %2, %3</translation>
    </message>
    <message>
        <source>%1 (as before)</source>
        <extracomment>%1 is what is said of a target; the post does not change it</extracomment>
        <translation>%1 (comme avant)</translation>
    </message>
    <message>
        <source>Affected</source>
        <translation>Touché</translation>
    </message>
    <message>
        <source>No impact</source>
        <translation>Sans impact</translation>
    </message>
    <message>
        <source>Never affected</source>
        <translation>Jamais touché</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>Actual</source>
        <extracomment>When the work of a maintenance was really done
----------
When the work of a maintenance was really done: nobody said it</extracomment>
        <translation>Réel</translation>
    </message>
    <message>
        <source>Called off</source>
        <translation>Annulé</translation>
    </message>
    <message numerus="yes">
        <source>%n window(s)</source>
        <translation>
            <numerusform>%n fenêtre</numerusform>
            <numerusform>%n fenêtres</numerusform>
        </translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>Promis</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <extracomment>%1 is what is promised, like &quot;ETA&quot;, %2 a time</extracomment>
        <translation>%1 pour %2</translation>
    </message>
    <message>
        <source>Taken as kept</source>
        <translation>Considéré comme tenu</translation>
    </message>
    <message>
        <source>%1, promised for %2</source>
        <extracomment>%1 is what was promised, like &quot;ETA&quot;, %2 the time for which it was</extracomment>
        <translation>%1, promis pour %2</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
</context>
<context>
    <name>tocsin::ScopeEditor</name>
    <message>
        <source>Scope: zones, servers, services</source>
        <translation>Portée&#xa0;: zones, serveurs, services</translation>
    </message>
    <message>
        <source>Level of all targets</source>
        <translation>Niveau de toutes les cibles</translation>
    </message>
    <message>
        <source>How bad all of them are off (Alt+L)</source>
        <translation>Gravité pour toutes (Alt+L)</translation>
    </message>
    <message>
        <source>Type a name and press Enter (Alt+C)</source>
        <translation>Tapez un nom, puis Entrée (Alt+C)</translation>
    </message>
    <message>
        <source>Levels and times</source>
        <translation>Niveaux et heures</translation>
    </message>
    <message>
        <source>Levels and times of each target</source>
        <translation>Niveaux et heures de chaque cible</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>rétabli</translation>
    </message>
    <message>
        <source>restored %1</source>
        <translation>rétabli à %1</translation>
    </message>
    <message>
        <source>Level and times of %1</source>
        <translation>Niveau et heures de %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Retirer %1</translation>
    </message>
    <message>
        <source>%1 was never affected: take it out of this story</source>
        <translation>%1 n’a jamais été touché&#xa0;: le retirer de cet incident</translation>
    </message>
    <message>
        <source>Never affected, taken out of this story: %1</source>
        <extracomment>Below the targets of a post; %1 is one name or more, of targets that the story named by mistake</extracomment>
        <translation>Jamais touchés, retirés de cet incident&#xa0;: %1</translation>
    </message>
    <message>
        <source>Affected until now instead</source>
        <extracomment>Button beside the names of targets that a post takes out as never affected</extracomment>
        <translation>Touché jusqu’à maintenant, plutôt</translation>
    </message>
    <message>
        <source>They stay in this story, and are restored with this post</source>
        <translation>Ils restent dans cet incident et sont rétablis avec cette annonce</translation>
    </message>
</context>
<context>
    <name>tocsin::ScopeLineEditor</name>
    <message>
        <source>no impact</source>
        <extracomment>A target that a post names without saying that it is affected</extracomment>
        <translation>sans impact</translation>
    </message>
    <message>
        <source>%1 since</source>
        <translation>%1 depuis</translation>
    </message>
    <message>
        <source>%1 restored at</source>
        <translation>%1 rétabli à</translation>
    </message>
    <message>
        <source>Level of %1</source>
        <translation>Niveau de %1</translation>
    </message>
    <message>
        <source>with the post</source>
        <translation>avec l’annonce</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>continue</translation>
    </message>
    <message>
        <source>since</source>
        <translation>depuis</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>rétabli</translation>
    </message>
</context>
<context>
    <name>tocsin::ScopePanel</name>
    <message>
        <source>All since</source>
        <translation>Tous depuis</translation>
    </message>
    <message>
        <source>All restored at</source>
        <translation>Tout rétabli à</translation>
    </message>
    <message>
        <source>each by itself</source>
        <translation>chacune à part</translation>
    </message>
    <message>
        <source>All restored</source>
        <translation>Tout rétabli</translation>
    </message>
</context>
<context>
    <name>tocsin::SendBackDialog</name>
    <message>
        <source>&amp;Send back</source>
        <translation>&amp;Renvoyer</translation>
    </message>
    <message>
        <source>Send back to %1</source>
        <extracomment>Title of a window; %1 is the user who wrote the post</extracomment>
        <translation>Renvoyer à %1</translation>
    </message>
    <message>
        <source>What does %1 have to change?</source>
        <extracomment>%1 is the user who wrote the post</extracomment>
        <translation>Que doit changer %1&#xa0;?</translation>
    </message>
    <message>
        <source>For example: the end of the impact is missing.</source>
        <translation>Par exemple&#xa0;: la fin de l’impact manque.</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) too many.</source>
        <translation>
            <numerusform>%n caractère de trop.</numerusform>
            <numerusform>%n caractères de trop.</numerusform>
        </translation>
    </message>
    <message>
        <source>It leaves your desk until approval is asked for again. Nothing is told to readers.</source>
        <translation>L’annonce quitte votre bureau jusqu’à ce que l’approbation soit de nouveau demandée. Les lecteurs n’en savent rien.</translation>
    </message>
</context>
<context>
    <name>tocsin::SentBackCard</name>
    <message>
        <source>What is to be changed</source>
        <translation>Ce qui est à changer</translation>
    </message>
    <message>
        <source>Sent back by %1, %2</source>
        <extracomment>%1 is a user, %2 a time in every zone</extracomment>
        <translation>Renvoyé par %1, %2</translation>
    </message>
</context>
<context>
    <name>tocsin::ShelveDialog</name>
    <message>
        <source>Shelve the alarm</source>
        <translation>Suspendre l’alarme</translation>
    </message>
    <message>
        <source>4 h</source>
        <translation>4 h</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>Shelve for %1</source>
        <translation>Suspendre pendant %1</translation>
    </message>
    <message>
        <source>Why (may stay empty)</source>
        <translation>Pourquoi (facultatif)</translation>
    </message>
    <message>
        <source>Why it is shelved</source>
        <translation>Pourquoi elle est suspendue</translation>
    </message>
    <message>
        <source>Shelve</source>
        <translation>Suspendre</translation>
    </message>
    <message>
        <source>It is due at %1, and nothing sounds before. An alarm can be silent for %2 at the longest, so that there is nothing to shelve yet.</source>
        <extracomment>%1 is a time, %2 a duration</extracomment>
        <translation>L’échéance est à %1, et rien ne sonne avant. Une alarme peut être muette %2 au plus : il n’y a donc encore rien à suspendre.</translation>
    </message>
    <message>
        <source>Until %1 there is no sound and no message. Then it sounds again, unless it was done by then.</source>
        <translation>Ni son ni message avant %1. L’alarme reprend ensuite, sauf si c’est fait d’ici là.</translation>
    </message>
    <message>
        <source>It is due at %1. Until %2 there is no warning, no sound and no message. Then it sounds, unless it was done by then.</source>
        <translation>L’échéance est à %1. Ni avertissement, ni son, ni message avant %2. L’alarme sonne ensuite, sauf si c’est fait d’ici là.</translation>
    </message>
</context>
<context>
    <name>tocsin::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
</context>
<context>
    <name>tocsin::Spelling</name>
    <message>
        <source>Spelling is not checked: Hunspell is not installed (on Debian libhunspell-1.7-0).</source>
        <translation>L’orthographe n’est pas vérifiée : Hunspell n’est pas installé (sous Debian libhunspell-1.7-0).</translation>
    </message>
    <message>
        <source>Spelling is not checked: there is no dictionary of %1 (on Debian the package %2).</source>
        <translation>L’orthographe n’est pas vérifiée : il n’y a pas de dictionnaire pour cette langue (%1 ; sous Debian le paquet %2).</translation>
    </message>
</context>
<context>
    <name>tocsin::SpellingNote</name>
    <message>
        <source>Put this note about spelling away</source>
        <extracomment>Button of a line that says that spelling is not checked</extracomment>
        <translation>Ranger cette note sur l’orthographe</translation>
    </message>
</context>
<context>
    <name>tocsin::StatusLine</name>
    <message>
        <source>No workspace is open</source>
        <translation>Aucun espace de travail n’est ouvert</translation>
    </message>
    <message>
        <source>%1 · local workspace, not synced</source>
        <translation>%1 · espace de travail local, non synchronisé</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
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
            <numerusform>%Ln suivi</numerusform>
            <numerusform>%Ln suivis</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the timeline: %1 %</source>
        <translation>Lecture de la frise : %1 %</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 (%3)</source>
        <translation>%1 · %2 (%3)</translation>
    </message>
</context>
<context>
    <name>tocsin::SuggestField</name>
    <message>
        <source>Suggestions</source>
        <translation>Suggestions</translation>
    </message>
</context>
<context>
    <name>tocsin::TargetField</name>
    <message>
        <source>Add server, service or zone…</source>
        <translation>Ajouter serveur, service ou zone…</translation>
    </message>
    <message>
        <source>Add server “%1”</source>
        <translation>Ajouter le serveur «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>dans %1</translation>
    </message>
    <message>
        <source>without a zone</source>
        <translation>sans zone</translation>
    </message>
    <message>
        <source>Add server “%1” in a new zone…</source>
        <translation>Ajouter le serveur «&#xa0;%1&#xa0;» dans une nouvelle zone…</translation>
    </message>
    <message>
        <source>Add service “%1”</source>
        <translation>Ajouter le service «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Add zone “%1”</source>
        <translation>Ajouter la zone «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Add server “%1” in zone “%2”</source>
        <translation>Ajouter le serveur «&#xa0;%1&#xa0;» dans la zone «&#xa0;%2&#xa0;»</translation>
    </message>
    <message>
        <source>Zone of %1…</source>
        <translation>Zone de %1…</translation>
    </message>
</context>
<context>
    <name>tocsin::TemplateTexts</name>
    <message>
        <source>A brace that is to stay is written twice: {{ or }}.</source>
        <translation>Une accolade qui doit rester s’écrit deux fois : {{ ou }}.</translation>
    </message>
    <message>
        <source>%1 stands for nothing. What is filled in is called {now} (the time), {targets} (all that is picked), {zone} (zones that are picked), {next} (the next update), {eta} and {window} (the plan). Correct the name; braces that are to stay are written twice.</source>
        <extracomment>%1 is what stands between braces in a template, with them, like &quot;{tragets}&quot;; the names in braces stay as they are</extracomment>
        <translation>%1 ne correspond à rien. Ce qui est rempli s’appelle {now} (l’heure), {targets} (tout ce qui est choisi), {zone} (les zones choisies), {next} (la prochaine mise à jour), {eta} et {window} (le plan). Corrigez le nom ; les accolades qui doivent rester s’écrivent deux fois.</translation>
    </message>
    <message>
        <source>{next} stands for the next update, and the template promises none. Say in how many minutes it comes, or take {next} out.</source>
        <translation>{next} correspond à la prochaine mise à jour, et le modèle n’en promet aucune. Dites dans combien de minutes elle vient, ou retirez {next}.</translation>
    </message>
    <message>
        <source>Title of the template “%1”: %2</source>
        <extracomment>%1 is the name of a template, %2 a sentence that says what is wrong</extracomment>
        <translation>Titre du modèle « %1 » : %2</translation>
    </message>
    <message>
        <source>Text of the template “%1”: %2</source>
        <extracomment>%1 is the name of a template, %2 a sentence that says what is wrong</extracomment>
        <translation>Texte du modèle « %1 » : %2</translation>
    </message>
</context>
<context>
    <name>tocsin::TemplatesDialog</name>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Ajouter…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Modifier…</translation>
    </message>
    <message>
        <source>&amp;Retire</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>&amp;Utiliser</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>What it would write now</source>
        <translation>Ce qu’il écrirait maintenant</translation>
    </message>
    <message>
        <source>Find a template…</source>
        <translation>Chercher un modèle…</translation>
    </message>
    <message>
        <source>Find a template</source>
        <translation>Chercher un modèle</translation>
    </message>
    <message>
        <source>No longer offered; its versions stay in the workspace</source>
        <translation>N’est plus proposé&#xa0;; ses versions restent dans l’espace de travail</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Minutes until the next update</source>
        <translation>Minutes jusqu’à la prochaine nouvelle</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>for a new story; may be empty</source>
        <translation>pour un nouvel incident&#xa0;; peut rester vide</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>T&amp;ype</translation>
    </message>
    <message>
        <source>&amp;Level</source>
        <translation>Ni&amp;veau</translation>
    </message>
    <message>
        <source>Next update in &amp;minutes</source>
        <translation>Prochaine nouvelle en minutes</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titre</translation>
    </message>
    <message>
        <source>Te&amp;xt</source>
        <translation>Te&amp;xte</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Ann&amp;uler</translation>
    </message>
    <message>
        <source>There are no templates for this kind. Add one.</source>
        <translation>Il n’y a pas de modèle de ce type. Ajoutez-en un.</translation>
    </message>
    <message>
        <source>No template is called like that. Add one.</source>
        <translation>Aucun modèle ne porte ce nom. Ajoutez-en un.</translation>
    </message>
    <message>
        <source>next update in %1</source>
        <translation>prochaine nouvelle dans %1</translation>
    </message>
    <message>
        <source>comes with Tocsin</source>
        <translation>fourni avec Tocsin</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Donnez-lui un nom.</translation>
    </message>
    <message>
        <source>Another template is called like that.</source>
        <translation>Un autre modèle porte ce nom.</translation>
    </message>
    <message>
        <source>Write its text.</source>
        <translation>Écrivez son texte.</translation>
    </message>
    <message>
        <source>The next update takes a number of minutes, or nothing.</source>
        <translation>La prochaine nouvelle&#xa0;: un nombre de minutes, ou rien.</translation>
    </message>
    <message>
        <source>The template is not saved</source>
        <translation>Le modèle n’est pas enregistré</translation>
    </message>
    <message>
        <source>What you changed in “%1” is not saved.</source>
        <translation>Vos modifications de « %1 » ne sont pas enregistrées.</translation>
    </message>
    <message>
        <source>The template that you wrote is not saved. It needs a name.</source>
        <translation>Le modèle que vous avez écrit n’est pas enregistré. Il lui faut un nom.</translation>
    </message>
    <message>
        <source>as chosen when writing</source>
        <translation>choisi à la rédaction</translation>
    </message>
    <message>
        <source>Filled in when it is used: {now} {targets} {zone} {next} {eta} {window}. Write {{ and }} for braces that are to stay.</source>
        <translation>Remplis à l’utilisation : {now} {targets} {zone} {next} {eta} {window}. Écrivez {{ et }} pour des accolades qui doivent rester.</translation>
    </message>
</context>
<context>
    <name>tocsin::TimeAxes</name>
    <message>
        <source>%1%2 h</source>
        <translation>%1%2 h</translation>
    </message>
    <message>
        <source>%1%2 min</source>
        <translation>%1%2 min</translation>
    </message>
    <message>
        <source>%1 → %2, %3</source>
        <extracomment>Where a zone&apos;s clock changes: old and new abbreviation, then by how much. &quot;CET → CEST, +1 h&quot;</extracomment>
        <translation>%1 → %2, %3</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>The date at the left edge of the timeline and its time zone&apos;s abbreviation</extracomment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>tocsin::TimeChooser</name>
    <message>
        <source>What does “%1” (%2) mean?</source>
        <translation>Que veut dire « %1 » (%2) ?</translation>
    </message>
    <message>
        <source>The text does not say enough. Enter what you know:</source>
        <translation>Le texte n’en dit pas assez. Entrez ce que vous savez :</translation>
    </message>
    <message>
        <source>Or something else:</source>
        <translation>Ou autre chose :</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Fuseau</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Utiliser</translation>
    </message>
    <message>
        <source>No clock in this zone shows this time: it is skipped by a change of clocks.</source>
        <translation>Aucune horloge de ce fuseau ne montre cette heure : un changement d’heure la saute.</translation>
    </message>
    <message>
        <source>Clocks in this zone show this time twice. Choose:</source>
        <translation>Les horloges de ce fuseau montrent cette heure deux fois. Choisissez :</translation>
    </message>
    <message>
        <source>You chose %1.</source>
        <translation>Vous avez choisi %1.</translation>
    </message>
    <message>
        <source>As the text says</source>
        <translation>Comme dit le texte</translation>
    </message>
    <message>
        <source>read like this now</source>
        <translation>lu ainsi maintenant</translation>
    </message>
    <message numerus="yes">
        <source>%1 for all %n times</source>
        <translation>
            <numerusform>%1 pour %n heure</numerusform>
            <numerusform>%1 pour les %n heures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Month first in all %n dates</source>
        <translation>
            <numerusform>Mois d’abord dans %n date</numerusform>
            <numerusform>Mois d’abord dans les %n dates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Day first in all %n dates</source>
        <translation>
            <numerusform>Jour d’abord dans %n date</numerusform>
            <numerusform>Jour d’abord dans les %n dates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The same for all %n times</source>
        <translation>
            <numerusform>De même pour %n heure</numerusform>
            <numerusform>De même pour les %n heures</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a zone.</source>
        <translation>Choisissez un fuseau.</translation>
    </message>
    <message numerus="yes">
        <source>This day for all %n times</source>
        <translation>
            <numerusform>Ce jour pour %n heure</numerusform>
            <numerusform>Ce jour pour les %n heures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tocsin::TimeField</name>
    <message>
        <source>30, 1 h 30, 12:30, tomorrow 9:00, 12:30 CEST, now</source>
        <translation>30, 1 h 30, 12:30, demain 9:00, 12:30 CEST, maintenant</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>in %1</source>
        <extracomment>A time after the post goes out; %1 is a length of time</extracomment>
        <translation>dans %1</translation>
    </message>
    <message>
        <source>with the post</source>
        <translation>avec l’annonce</translation>
    </message>
    <message>
        <source>Which one?</source>
        <translation>Laquelle&#xa0;?</translation>
    </message>
    <message>
        <source>Not a time</source>
        <translation>Pas une heure</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <extracomment>Name of the arrow in a field for a time; %1 is the field&apos;s (&quot;ETA&quot;)</extracomment>
        <translation>Choisir : %1</translation>
    </message>
    <message>
        <source>Choose a time (Alt+Down)</source>
        <translation>Choisir une heure (Alt+Bas)</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <extracomment>A time that is past; %1 is a length of time</extracomment>
        <translation>il y a %1</translation>
    </message>
    <message>
        <source>Date and time…</source>
        <translation>Date et heure…</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Rien</translation>
    </message>
    <message>
        <source>There is no such time</source>
        <translation>Cette heure n’existe pas</translation>
    </message>
    <message>
        <source>%1, as the text says</source>
        <extracomment>An entry of a field&apos;s menu; %1 is a time that stands in the text of the post</extracomment>
        <translation>%1, comme le dit le texte</translation>
    </message>
</context>
<context>
    <name>tocsin::TimelineActions</name>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>12 h</source>
        <translation>12 h</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 j</translation>
    </message>
    <message>
        <source>90 d</source>
        <translation>90 j</translation>
    </message>
    <message>
        <source>5 y</source>
        <translation>5 ans</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>Montrer %1</translation>
    </message>
    <message>
        <source>Follow now</source>
        <translation>Suivre l’instant</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Plus tôt</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>A page earlier</source>
        <translation>Une page plus tôt</translation>
    </message>
    <message>
        <source>A page later</source>
        <translation>Une page plus tard</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Tout montrer</translation>
    </message>
    <message>
        <source>Go to now</source>
        <translation>Aller à maintenant</translation>
    </message>
    <message>
        <source>Lanes a page up</source>
        <translation>Lignes : une page plus haut</translation>
    </message>
    <message>
        <source>Lanes a page down</source>
        <translation>Lignes : une page plus bas</translation>
    </message>
    <message>
        <source>Previous lane</source>
        <translation>Ligne précédente</translation>
    </message>
    <message>
        <source>Next lane</source>
        <translation>Ligne suivante</translation>
    </message>
    <message>
        <source>Taller lanes</source>
        <translation>Lignes plus hautes</translation>
    </message>
    <message>
        <source>Lower lanes</source>
        <translation>Lignes plus basses</translation>
    </message>
    <message>
        <source>Fold or unfold the lane&apos;s zone</source>
        <translation>Plier ou déplier la zone de la ligne</translation>
    </message>
    <message>
        <source>Fold all zones</source>
        <translation>Plier toutes les zones</translation>
    </message>
    <message>
        <source>Unfold all zones</source>
        <translation>Déplier toutes les zones</translation>
    </message>
    <message>
        <source>Next incident</source>
        <translation>Incident suivant</translation>
    </message>
    <message>
        <source>Previous incident</source>
        <translation>Incident précédent</translation>
    </message>
    <message>
        <source>Fit the selected incident</source>
        <translation>Cadrer l’incident choisi</translation>
    </message>
    <message>
        <source>Open the selected incident</source>
        <translation>Ouvrir l’incident choisi</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Ne rien choisir</translation>
    </message>
    <message>
        <source>Table of what is in view</source>
        <translation>Tableau de ce qui est visible</translation>
    </message>
    <message>
        <source>Export the view…</source>
        <translation>Exporter la vue…</translation>
    </message>
    <message>
        <source>Show impacts of level: %1</source>
        <translation>Montrer les impacts de niveau : %1</translation>
    </message>
    <message>
        <source>Show kind: %1</source>
        <translation>Montrer le genre : %1</translation>
    </message>
    <message>
        <source>Only what is open</source>
        <translation>Seulement ce qui est ouvert</translation>
    </message>
    <message>
        <source>Hide lanes with nothing in view</source>
        <translation>Cacher les lignes où rien n’est visible</translation>
    </message>
    <message>
        <source>Edit begin and end of its impacts…</source>
        <translation>Modifier le début et la fin de ses impacts…</translation>
    </message>
</context>
<context>
    <name>tocsin::TimelineOverlay</name>
    <message>
        <source>%1
%2
%3</source>
        <extracomment>A measured stretch of time: how long, then from when until when</extracomment>
        <translation>%1
%2
%3</translation>
    </message>
    <message>
        <source>goes on
%1</source>
        <extracomment>While the end of an impact is dragged to the present; %1 is how long it has been on</extracomment>
        <translation>continue
%1</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <extracomment>While an end of an impact is dragged: when it is in two zones, and how long the impact is then</extracomment>
        <translation>%1
%2</translation>
    </message>
</context>
<context>
    <name>tocsin::TimelinePlot</name>
    <message>
        <source>Timeline</source>
        <translation>Frise</translation>
    </message>
    <message>
        <source>%1 impacts; times in %2. Press T for a table of what is in view.</source>
        <extracomment>Read to people who cannot see the timeline: number of impacts stored, zone, then begin and end of what is in view</extracomment>
        <translation>%1 impacts ; heures de %2. Appuyez sur T pour un tableau de ce qui est visible.</translation>
    </message>
</context>
<context>
    <name>tocsin::TimelineTable</name>
    <message>
        <source>Table of what is in view</source>
        <translation>Tableau de ce qui est visible</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>still open</source>
        <translation>toujours ouvert</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
</context>
<context>
    <name>tocsin::TimelineView</name>
    <message>
        <source>Scroll lanes</source>
        <translation>Faire défiler les lignes</translation>
    </message>
    <message>
        <source>No incidents yet.
Import posts (File → Import…) or write a new incident.</source>
        <translation>Pas encore d’incident.
Importez des annonces (Fichier → Importer…).</translation>
    </message>
    <message>
        <source>Nothing passes the filter.
Show more levels, kinds or zones.</source>
        <translation>Rien ne passe le filtre.
Montrez plus de niveaux, de genres ou de zones.</translation>
    </message>
    <message>
        <source>Timeline page</source>
        <translation>Page de la frise</translation>
    </message>
</context>
<context>
    <name>tocsin::TokenEdit</name>
    <message>
        <source>Change this chip…</source>
        <translation>Modifier cette pastille…</translation>
    </message>
    <message>
        <source>Turn times into chips</source>
        <translation>Changer les heures en pastilles</translation>
    </message>
    <message>
        <source>What this means has to be chosen. It may be:</source>
        <translation>Ce que cela veut dire reste à choisir. Ce peut être :</translation>
    </message>
    <message>
        <source>%1: put aside</source>
        <comment>key, and what it does</comment>
        <translation>%1 : mettre de côté</translation>
    </message>
    <message>
        <source>No suggestions</source>
        <translation>Aucune suggestion</translation>
    </message>
    <message>
        <source>Add “%1” to the dictionary</source>
        <translation>Ajouter « %1 » au dictionnaire</translation>
    </message>
    <message>
        <source>Insert a time or target…</source>
        <translation>Insérer une heure ou une cible…</translation>
    </message>
    <message>
        <source>Put this right</source>
        <translation>Corriger ceci</translation>
    </message>
    <message>
        <source>Put this aside</source>
        <translation>Écarter ceci</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Remarque suivante</translation>
    </message>
</context>
<context>
    <name>tocsin::TokenPicker</name>
    <message>
        <source>Insert</source>
        <translation>Insérer</translation>
    </message>
    <message>
        <source>Insert a time or a target</source>
        <translation>Insérer une heure ou une cible</translation>
    </message>
</context>
<context>
    <name>tocsin::TopBar</name>
    <message>
        <source>Search incidents, servers, updates…</source>
        <translation>Chercher incidents, serveurs, suivis…</translation>
    </message>
    <message>
        <source>New incident</source>
        <translation>Nouvel incident</translation>
    </message>
</context>
<context>
    <name>tocsin::UndoStrip</name>
    <message>
        <source>Posts that are about to leave</source>
        <translation>Annonces sur le point de partir</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Modifier</translation>
    </message>
    <message>
        <source>&amp;Send now</source>
        <translation>&amp;Envoyer maintenant</translation>
    </message>
    <message>
        <source>&amp;Take back</source>
        <translation>&amp;Reprendre</translation>
    </message>
    <message numerus="yes">
        <source>Your update leaves in %n second(s).</source>
        <translation>
            <numerusform>Votre mise à jour part dans %n seconde.</numerusform>
            <numerusform>Votre mise à jour part dans %n secondes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” leaves in %n second(s).</source>
        <translation>
            <numerusform>« %1 » part dans %n seconde.</numerusform>
            <numerusform>« %1 » part dans %n secondes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Time to take it back</source>
        <translation>Temps pour la reprendre</translation>
    </message>
    <message numerus="yes">
        <source>An update by %1 leaves in %n second(s).</source>
        <extracomment>%1 is the user who wrote it; another one has approved it</extracomment>
        <translation>
            <numerusform>Une mise à jour de %1 part dans %n seconde.</numerusform>
            <numerusform>Une mise à jour de %1 part dans %n secondes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tocsin::UpdateCard</name>
    <message>
        <source>time not stated</source>
        <translation>heure non précisée</translation>
    </message>
    <message>
        <source>Text of the update of %1</source>
        <translation>Texte du suivi de %1</translation>
    </message>
    <message numerus="yes">
        <source>edited · %n earlier version(s)</source>
        <translation>
            <numerusform>modifié · %n version précédente</numerusform>
            <numerusform>modifié · %n versions précédentes</numerusform>
        </translation>
    </message>
    <message>
        <source>time uncertain</source>
        <translation>heure incertaine</translation>
    </message>
    <message>
        <source>time unknown</source>
        <translation>heure inconnue</translation>
    </message>
    <message>
        <source>or %1</source>
        <translation>ou %1</translation>
    </message>
    <message>
        <source>The earlier versions could not be read.</source>
        <translation>Les versions précédentes n’ont pas pu être lues.</translation>
    </message>
    <message>
        <source>Version %1 · %2</source>
        <translation>Version %1 · %2</translation>
    </message>
    <message>
        <source>&amp;Correct this update…</source>
        <translation>&amp;Corriger cette mise à jour…</translation>
    </message>
    <message>
        <source>post-mortem</source>
        <translation>post-mortem</translation>
    </message>
    <message>
        <source>More about the update of %1</source>
        <translation>Plus sur la mise à jour du %1</translation>
    </message>
    <message>
        <source>Correct or copy this update</source>
        <translation>Corriger ou copier cette mise à jour</translation>
    </message>
    <message>
        <source>Cop&amp;y this update</source>
        <translation>C&amp;opier cette mise à jour</translation>
    </message>
    <message>
        <source>Written by %1, approved by another</source>
        <translation>Écrit par %1, approuvé par une autre personne</translation>
    </message>
    <message>
        <source>Posted without approval: %1</source>
        <translation>Publié sans accord : %1</translation>
    </message>
</context>
<context>
    <name>tocsin::WindowActions</name>
    <message>
        <source>&amp;New workspace…</source>
        <translation>&amp;Nouvel espace de travail…</translation>
    </message>
    <message>
        <source>&amp;Open workspace…</source>
        <translation>&amp;Ouvrir un espace de travail…</translation>
    </message>
    <message>
        <source>Open the &amp;demo</source>
        <translation>Ouvrir la &amp;démonstration</translation>
    </message>
    <message>
        <source>&amp;Import posts…</source>
        <translation>&amp;Importer des annonces…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Undo import</source>
        <translation>&amp;Annuler l’importation</translation>
    </message>
    <message>
        <source>&amp;Copy incident as text</source>
        <translation>&amp;Copier l’incident en texte</translation>
    </message>
    <message>
        <source>&amp;Paste posts to import</source>
        <translation>Coller des annonces à im&amp;porter</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Frise</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>&amp;Inspecteur</translation>
    </message>
    <message>
        <source>&amp;Newest update first</source>
        <translation>Suivis &amp;récents d’abord</translation>
    </message>
    <message>
        <source>Time &amp;zones…</source>
        <translation>&amp;Fuseaux horaires…</translation>
    </message>
    <message>
        <source>&amp;Search and commands…</source>
        <translation>&amp;Recherche et commandes…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>Raccourcis &amp;clavier</translation>
    </message>
    <message>
        <source>&amp;About Tocsin</source>
        <translation>À &amp;propos de Tocsin</translation>
    </message>
    <message>
        <source>Theme: as the &amp;desktop</source>
        <translation>Thème : comme le &amp;bureau</translation>
    </message>
    <message>
        <source>Theme: da&amp;rk</source>
        <translation>Thème : &amp;sombre</translation>
    </message>
    <message>
        <source>Theme: &amp;light</source>
        <translation>Thème : &amp;clair</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Ouvrir un &amp;récent</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>A&amp;ller</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Ai&amp;de</translation>
    </message>
    <message>
        <source>C&amp;heck text…</source>
        <translation>&amp;Vérifier un texte…</translation>
    </message>
    <message>
        <source>&amp;New incident…</source>
        <translation>&amp;Nouvel incident…</translation>
    </message>
    <message>
        <source>New &amp;announcement…</source>
        <translation>Nouvelle &amp;annonce…</translation>
    </message>
    <message>
        <source>&amp;Write an update</source>
        <translation>&amp;Écrire une mise à jour</translation>
    </message>
    <message>
        <source>Write the post-&amp;mortem…</source>
        <translation>Écrire le post-&amp;mortem…</translation>
    </message>
    <message>
        <source>It happened a &amp;second time…</source>
        <translation>Cela s’est produit une &amp;seconde fois…</translation>
    </message>
    <message>
        <source>The maintenance became an &amp;incident…</source>
        <translation>La maintenance est devenue un &amp;incident…</translation>
    </message>
    <message>
        <source>&amp;Templates…</source>
        <translation>M&amp;odèles…</translation>
    </message>
    <message>
        <source>A&amp;udiences…</source>
        <translation>P&amp;ublics…</translation>
    </message>
    <message>
        <source>&amp;Posting and alarms…</source>
        <translation>&amp;Publication et alarmes…</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Bureau</translation>
    </message>
    <message>
        <source>Hand o&amp;ver the shift…</source>
        <translation>Passer la &amp;relève…</translation>
    </message>
    <message>
        <source>&amp;Incident</source>
        <translation>&amp;Incident</translation>
    </message>
    <message>
        <source>New maint&amp;enance…</source>
        <translation>Nouvelle main&amp;tenance…</translation>
    </message>
</context>
<context>
    <name>tocsin::WritingPanel</name>
    <message>
        <source>Write an update…</source>
        <translation>Écrire une mise à jour…</translation>
    </message>
    <message>
        <source>Write an update…   %1</source>
        <translation>Écrire une mise à jour…   %1</translation>
    </message>
    <message>
        <source>Write an update</source>
        <translation>Écrire une mise à jour</translation>
    </message>
</context>
<context>
    <name>tocsin::ZoneField</name>
    <message>
        <source>City or zone</source>
        <translation>Ville ou fuseau</translation>
    </message>
</context>
<context>
    <name>tocsin::ZonesDialog</name>
    <message>
        <source>&amp;Add →</source>
        <translation>&amp;Ajouter →</translation>
    </message>
    <message>
        <source>← &amp;Remove</source>
        <translation>← &amp;Retirer</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>&amp;Monter</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>&amp;Descendre</translation>
    </message>
    <message>
        <source>Time zones</source>
        <translation>Fuseaux horaires</translation>
    </message>
    <message>
        <source>Search by city or abbreviation: Oslo, CEST…</source>
        <translation>Chercher par ville ou sigle : Oslo, CEST…</translation>
    </message>
    <message>
        <source>Zones to choose from</source>
        <translation>Fuseaux au choix</translation>
    </message>
    <message>
        <source>Zones shown</source>
        <translation>Fuseaux montrés</translation>
    </message>
    <message>
        <source>Shown, main zone first</source>
        <translation>Montrés, le principal en tête</translation>
    </message>
    <message>
        <source>&amp;Home zone, which settles what a word such as IST means:</source>
        <translation>Fuseau d’&amp;attache, qui décide du sens d’un sigle comme IST :</translation>
    </message>
</context>
<context>
    <name>tocsin::composerkeys</name>
    <message>
        <source>Look once more, and send from there</source>
        <translation>Regarder une dernière fois, puis envoyer</translation>
    </message>
    <message>
        <source>Insert a time, a server, a promise</source>
        <translation>Insérer une heure, un serveur, une promesse</translation>
    </message>
    <message>
        <source>Open the chip at the cursor</source>
        <translation>Ouvrir la pastille au curseur</translation>
    </message>
    <message>
        <source>Keep a time as it was typed</source>
        <translation>Garder une heure telle que tapée</translation>
    </message>
    <message>
        <source>Next note on the text</source>
        <translation>Remarque suivante sur le texte</translation>
    </message>
    <message>
        <source>Note before it</source>
        <translation>Remarque précédente</translation>
    </message>
    <message>
        <source>Put right what a note says</source>
        <translation>Corriger ce que dit une remarque</translation>
    </message>
    <message>
        <source>Put a note aside</source>
        <translation>Écarter une remarque</translation>
    </message>
    <message>
        <source>Next misspelt word</source>
        <translation>Faute d’orthographe suivante</translation>
    </message>
    <message>
        <source>To the title</source>
        <translation>Vers le titre</translation>
    </message>
    <message>
        <source>To the status</source>
        <translation>Vers le statut</translation>
    </message>
    <message>
        <source>To servers and services</source>
        <translation>Vers les serveurs et services</translation>
    </message>
    <message>
        <source>To the level</source>
        <translation>Vers le niveau</translation>
    </message>
    <message>
        <source>To the next update</source>
        <translation>Vers la prochaine mise à jour</translation>
    </message>
    <message>
        <source>To the ETA</source>
        <translation>Vers l’heure de fin prévue</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>Autres champs</translation>
    </message>
</context>
<context>
    <name>tocsin::desk</name>
    <message>
        <source>Window begins</source>
        <translation>Début de la fenêtre</translation>
    </message>
    <message>
        <source>Window ends</source>
        <translation>Fin de la fenêtre</translation>
    </message>
    <message>
        <source>on time</source>
        <translation>dans les temps</translation>
    </message>
    <message>
        <source>due soon</source>
        <translation>bientôt dû</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>manqué</translation>
    </message>
    <message>
        <source>Next update is %1 late</source>
        <translation>Mise à jour en retard de %1</translation>
    </message>
    <message>
        <source>Next update in %1</source>
        <translation>Prochaine mise à jour dans %1</translation>
    </message>
    <message>
        <source>ETA passed %1 ago</source>
        <translation>Heure prévue passée depuis %1</translation>
    </message>
    <message>
        <source>ETA in %1</source>
        <translation>Heure prévue dans %1</translation>
    </message>
    <message>
        <source>Root cause is owed for %1</source>
        <translation>Cause due depuis %1</translation>
    </message>
    <message>
        <source>Root cause owed in %1</source>
        <translation>Cause due dans %1</translation>
    </message>
    <message>
        <source>Grace ended %1 ago</source>
        <translation>Délai de grâce terminé depuis %1</translation>
    </message>
    <message>
        <source>Grace ends in %1</source>
        <translation>Fin du délai de grâce dans %1</translation>
    </message>
    <message>
        <source>Work should have begun %1 ago</source>
        <translation>Les travaux auraient dû commencer il y a %1</translation>
    </message>
    <message>
        <source>Window begins in %1</source>
        <translation>La fenêtre commence dans %1</translation>
    </message>
    <message>
        <source>Window is over by %1</source>
        <translation>Fenêtre dépassée de %1</translation>
    </message>
    <message>
        <source>Window ends in %1</source>
        <translation>La fenêtre finit dans %1</translation>
    </message>
    <message>
        <source>Nothing is due</source>
        <translation>Rien n’est dû</translation>
    </message>
    <message>
        <source>shelved until %1</source>
        <translation>suspendu jusqu’à %1</translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation>%1 de retard</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>dans %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>then %1 %2</source>
        <translation>puis %1 %2</translation>
    </message>
    <message>
        <source>New incident without a title</source>
        <translation>Nouvel incident sans titre</translation>
    </message>
    <message>
        <source>New maintenance without a title</source>
        <translation>Nouvelle maintenance sans titre</translation>
    </message>
    <message>
        <source>New announcement without a title</source>
        <translation>Nouvelle annonce sans titre</translation>
    </message>
    <message>
        <source>no text yet</source>
        <translation>pas encore de texte</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>par %1</translation>
    </message>
    <message>
        <source>waits for approval</source>
        <translation>attend un accord</translation>
    </message>
    <message>
        <source>Waiting for your approval (%1)</source>
        <translation>En attente de votre accord (%1)</translation>
    </message>
    <message>
        <source>Open and owed (%1)</source>
        <translation>Ouvert et dû (%1)</translation>
    </message>
    <message>
        <source>Your drafts (%1)</source>
        <translation>Vos brouillons (%1)</translation>
    </message>
    <message>
        <source>until %1, by %2</source>
        <translation>jusqu’à %1, par %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>shelved %1</source>
        <translation>en veille %1</translation>
    </message>
    <message>
        <source>sent back</source>
        <translation>renvoyé</translation>
    </message>
    <message>
        <source>sent back by %1, %2: %3</source>
        <translation>renvoyé par %1, %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>by %1 · sent back %2: %3</source>
        <translation>par %1 · renvoyé %2 : %3</translation>
    </message>
    <message>
        <source>Sent back by you (%1)</source>
        <translation>Renvoyés par vous (%1)</translation>
    </message>
</context>
<context>
    <name>tocsin::handover</name>
    <message>
        <source>Handover, %1</source>
        <translation>Passation, %1</translation>
    </message>
    <message>
        <source>Open work</source>
        <translation>Travaux en cours</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>Rien n’est ouvert.</translation>
    </message>
    <message>
        <source>Due in the next 8 hours</source>
        <translation>Dû dans les 8 prochaines heures</translation>
    </message>
    <message>
        <source>Nothing is owed.</source>
        <translation>Rien n’est dû.</translation>
    </message>
    <message>
        <source>Maintenance in the next 24 hours</source>
        <translation>Maintenances des 24 prochaines heures</translation>
    </message>
    <message>
        <source>None begins.</source>
        <translation>Aucune ne commence.</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>%1: %2 to %3</source>
        <translation>%1 : de %2 à %3</translation>
    </message>
    <message>
        <source>%1: %2, not taken over</source>
        <translation>%1 : %2, pas encore repris</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Signatures</translation>
    </message>
    <message>
        <source>Leaving:</source>
        <translation>Départ :</translation>
    </message>
    <message>
        <source>Coming:</source>
        <translation>Arrivée :</translation>
    </message>
    <message>
        <source>shelved %1</source>
        <translation>en veille %1</translation>
    </message>
    <message>
        <source>There are no notes.</source>
        <translation>Il n’y a pas de notes.</translation>
    </message>
</context>
<context>
    <name>tocsin::words</name>
    <message>
        <source>incident</source>
        <translation>incident</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>maintenance</translation>
    </message>
    <message>
        <source>announcement</source>
        <translation>annonce</translation>
    </message>
    <message>
        <source>investigating</source>
        <translation>en cours d’analyse</translation>
    </message>
    <message>
        <source>identified</source>
        <translation>cause identifiée</translation>
    </message>
    <message>
        <source>monitoring</source>
        <translation>sous surveillance</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>résolu</translation>
    </message>
    <message>
        <source>scheduled</source>
        <translation>planifié</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>verifying</source>
        <translation>en vérification</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>degraded</source>
        <translation>dégradé</translation>
    </message>
    <message>
        <source>partial outage</source>
        <translation>panne partielle</translation>
    </message>
    <message>
        <source>major outage</source>
        <translation>panne majeure</translation>
    </message>
    <message>
        <source>zone</source>
        <translation>zone</translation>
    </message>
    <message>
        <source>server</source>
        <translation>serveur</translation>
    </message>
    <message>
        <source>service</source>
        <translation>service</translation>
    </message>
    <message>
        <source>Next update</source>
        <translation>Prochain suivi</translation>
    </message>
    <message>
        <source>ETA</source>
        <translation>Fin estimée</translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>Cause première</translation>
    </message>
    <message>
        <source>End of grace</source>
        <translation>Fin du délai de grâce</translation>
    </message>
    <message>
        <source>Follow-up of</source>
        <translation>Suite de</translation>
    </message>
    <message>
        <source>Recurrence of</source>
        <translation>Récidive de</translation>
    </message>
    <message>
        <source>Caused by</source>
        <translation>Causé par</translation>
    </message>
    <message>
        <source>Explained by</source>
        <translation>Expliqué par</translation>
    </message>
    <message>
        <source>From maintenance</source>
        <translation>Issu de la maintenance</translation>
    </message>
    <message>
        <source>start of the window</source>
        <translation>début de la fenêtre</translation>
    </message>
    <message>
        <source>end of the window</source>
        <translation>fin de la fenêtre</translation>
    </message>
    <message>
        <source>stamp of an update</source>
        <translation>horodatage d’un suivi</translation>
    </message>
    <message>
        <source>start</source>
        <translation>début</translation>
    </message>
    <message>
        <source>end</source>
        <translation>fin</translation>
    </message>
    <message>
        <source>promised time</source>
        <translation>heure promise</translation>
    </message>
    <message>
        <source>date of the post</source>
        <translation>date de l’annonce</translation>
    </message>
    <message>
        <source>mentioned time</source>
        <translation>heure mentionnée</translation>
    </message>
    <message>
        <source>retroactive</source>
        <translation>rétroactif</translation>
    </message>
    <message>
        <source>update</source>
        <translation>suivi</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>Il n’y a pas de connexion.</translation>
    </message>
    <message>
        <source>It took too long.</source>
        <translation>Cela a pris trop de temps.</translation>
    </message>
    <message>
        <source>Access was refused.</source>
        <translation>L’accès a été refusé.</translation>
    </message>
    <message>
        <source>Somebody else changed it first.</source>
        <translation>Quelqu’un d’autre l’a modifié avant.</translation>
    </message>
    <message>
        <source>This cannot be accepted.</source>
        <translation>Cela ne peut pas être accepté.</translation>
    </message>
    <message>
        <source>The file is damaged, or is not what its name says.</source>
        <translation>Le fichier est endommagé, ou n’est pas ce que dit son nom.</translation>
    </message>
    <message>
        <source>The file was written by a newer Tocsin.</source>
        <translation>Le fichier a été écrit par un Tocsin plus récent.</translation>
    </message>
    <message>
        <source>It is not there.</source>
        <translation>Il n’est pas là.</translation>
    </message>
    <message>
        <source>The file could not be read or written.</source>
        <translation>Le fichier n’a pas pu être lu ou écrit.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>L’opération a été annulée.</translation>
    </message>
    <message>
        <source>English</source>
        <translation>anglais</translation>
    </message>
    <message>
        <source>French</source>
        <translation>français</translation>
    </message>
    <message>
        <source>German</source>
        <translation>allemand</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>espagnol</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>italien</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>portugais</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>néerlandais</translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation>norvégien</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>japonais</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>chinois</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>coréen</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>danois</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>suédois</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>finnois</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>polonais</translation>
    </message>
    <message>
        <source>Czech</source>
        <translation>tchèque</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>russe</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>turc</translation>
    </message>
    <message>
        <source>Followed up by</source>
        <translation>Suivi par</translation>
    </message>
    <message>
        <source>Happened again</source>
        <translation>S’est reproduit</translation>
    </message>
    <message>
        <source>Cause of</source>
        <translation>Cause de</translation>
    </message>
    <message>
        <source>Explains</source>
        <translation>Explique</translation>
    </message>
    <message>
        <source>Turned into</source>
        <translation>Devenu</translation>
    </message>
</context>
</TS>
