<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>QuaysideAutomation</name>
    <message numerus="yes">
        <source>It failed its liveness probe again; it is restarted in %n second(s).</source>
        <translation>
            <numerusform>It failed its liveness probe again; it is restarted in %n second.</numerusform>
            <numerusform>It failed its liveness probe again; it is restarted in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No answer within %n second(s).</source>
        <translation>
            <numerusform>No answer within %n second.</numerusform>
            <numerusform>No answer within %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuaysideBackground</name>
    <message numerus="yes">
        <source>Drives %n group(s) with probes or a timetable.</source>
        <translation>
            <numerusform>Drives %n group with probes or a timetable.</numerusform>
            <numerusform>Drives %n groups with probes or a timetable.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuaysideCommandLine</name>
    <message numerus="yes">
        <source>, restarted %n time(s)</source>
        <translation>
            <numerusform>, restarted %n time</numerusform>
            <numerusform>, restarted %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %1 with its %n container(s)? Type its name:</source>
        <translation>
            <numerusform>Delete %1 with its %n container? Type its name:</numerusform>
            <numerusform>Delete %1 with its %n containers? Type its name:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n thing(s) for ever? Type yes:</source>
        <translation>
            <numerusform>Remove %n thing for ever? Type yes:</numerusform>
            <numerusform>Remove %n things for ever? Type yes:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuaysideEngines</name>
    <message numerus="yes">
        <source>It was tried %n time(s).</source>
        <translation>
            <numerusform>It was tried once.</numerusform>
            <numerusform>It was tried %n times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No answer within %n second(s).</source>
        <translation>
            <numerusform>No answer within %n second.</numerusform>
            <numerusform>No answer within %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The repository of the volume “%1” could not be cloned within %n minute(s).</source>
        <translation>
            <numerusform>The repository of the volume “%1” could not be cloned within %n minute.</numerusform>
            <numerusform>The repository of the volume “%1” could not be cloned within %n minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuaysideItems</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lost</source>
        <translation>
            <numerusform>%n lost</numerusform>
            <numerusform>%n lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kept</source>
        <translation>
            <numerusform>%n kept</numerusform>
            <numerusform>%n kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 is an address such as 127.0.0.1:80</extracomment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n group(s)</source>
        <extracomment>A section of the list: its name and how many groups it has</extracomment>
        <translation>
            <numerusform>%1 · %n group</numerusform>
            <numerusform>%1 · %n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s)</source>
        <translation>
            <numerusform>%n volume</numerusform>
            <numerusform>%n volumes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n network(s)</source>
        <translation>
            <numerusform>%n network</numerusform>
            <numerusform>%n networks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuaysideReview</name>
    <message numerus="yes">
        <source>Restart %n container(s)</source>
        <translation>
            <numerusform>Restart %n container</numerusform>
            <numerusform>Restart %n containers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuaysideRuntime</name>
    <message numerus="yes">
        <source>%n of them could not be removed: %1</source>
        <extracomment>%1 is the first reason</extracomment>
        <translation>
            <numerusform>%n of them could not be removed: %1</numerusform>
            <numerusform>%n of them could not be removed: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuaysideSession</name>
    <message numerus="yes">
        <source>%n secure value(s) of this group are not known. Remove it, and deploy it again from its file.</source>
        <translation>
            <numerusform>%n secure value of this group is not known. Remove it, and deploy it again from its file.</numerusform>
            <numerusform>%n secure values of this group are not known. Remove it, and deploy it again from its file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) wait already. Try again later.</source>
        <translation>
            <numerusform>%n run waits already. Try again later.</numerusform>
            <numerusform>%n runs wait already. Try again later.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) wait, and more may come: at most so many run at once as the trigger says.</source>
        <translation>
            <numerusform>%n event waits, and more may come: at most so many run at once as the trigger says.</numerusform>
            <numerusform>%n events wait, and more may come: at most so many run at once as the trigger says.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n other(s)</source>
        <extracomment>%1 is the name of an image, a volume or a network</extracomment>
        <translation>
            <numerusform>%1 and %n other</numerusform>
            <numerusform>%1 and %n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuaysideSpec</name>
    <message numerus="yes">
        <source>This template holds %n container group(s); it must hold exactly one.</source>
        <translation>
            <numerusform>This template holds %n container group; it must hold exactly one.</numerusform>
            <numerusform>This template holds %n container groups; it must hold exactly one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuaysideStorage</name>
    <message numerus="yes">
        <source>%n line(s) of this log are damaged on disk and cannot be shown</source>
        <translation>
            <numerusform>%n line of this log is damaged on disk and cannot be shown</numerusform>
            <numerusform>%n lines of this log are damaged on disk and cannot be shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) could not be kept here</source>
        <translation>
            <numerusform>%n line could not be kept here</numerusform>
            <numerusform>%n lines could not be kept here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuaysideTransport</name>
    <message numerus="yes">
        <source>%1 did not answer within %n second(s). It may be busy or stopped.</source>
        <extracomment>%1 is a path, or a machine and a port</extracomment>
        <translation>
            <numerusform>%1 did not answer within %n second. It may be busy or stopped.</numerusform>
            <numerusform>%1 did not answer within %n seconds. It may be busy or stopped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 could not be reached within %n second(s). Check the name, the network and firewalls on the way.</source>
        <extracomment>%1 is a path, or a machine and a port</extracomment>
        <translation>
            <numerusform>%1 could not be reached within %n second. Check the name, the network and firewalls on the way.</numerusform>
            <numerusform>%1 could not be reached within %n seconds. Check the name, the network and firewalls on the way.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quayside::BulkBar</name>
    <message numerus="yes">
        <source>%n group(s) chosen</source>
        <translation>
            <numerusform>%n group chosen</numerusform>
            <numerusform>%n groups chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quayside::CostPage</name>
    <message numerus="yes">
        <source>%1 at the moment, for %n running group(s)</source>
        <translation>
            <numerusform>%1 at the moment, for %n running group</numerusform>
            <numerusform>%1 at the moment, for %n running groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quayside::DiffPanel</name>
    <message numerus="yes">
        <source>%1 of %n place(s)</source>
        <extracomment>%1 is which one, from 1</extracomment>
        <translation>
            <numerusform>%1 of %n place</numerusform>
            <numerusform>%1 of %n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quayside::DiffView</name>
    <message numerus="yes">
        <source>%n unchanged line(s)</source>
        <translation>
            <numerusform>%n unchanged line</numerusform>
            <numerusform>%n unchanged lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quayside::DraftOffer</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quayside::GroupCommands</name>
    <message numerus="yes">
        <source>Delete %1 and its %n container(s)?</source>
        <extracomment>%1 is the name of a group, %n the number of its containers</extracomment>
        <translation>
            <numerusform>Delete %1 and its %n container?</numerusform>
            <numerusform>Delete %1 and its %n containers?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start %n group(s)</source>
        <translation>
            <numerusform>Start %n group</numerusform>
            <numerusform>Start %n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n group(s)</source>
        <translation>
            <numerusform>Stop %n group</numerusform>
            <numerusform>Stop %n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restart %n group(s)</source>
        <translation>
            <numerusform>Restart %n group</numerusform>
            <numerusform>Restart %n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n group(s)</source>
        <translation>
            <numerusform>Delete %n group</numerusform>
            <numerusform>Delete %n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n group(s)?</source>
        <translation>
            <numerusform>Delete %n group?</numerusform>
            <numerusform>Delete %n groups?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quayside::GroupsPage</name>
    <message numerus="yes">
        <source>The filter hides %n group(s).</source>
        <translation>
            <numerusform>The filter hides %n group.</numerusform>
            <numerusform>The filter hides %n groups.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n group</numerusform>
            <numerusform>%n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n group(s)</source>
        <translation>
            <numerusform>%1 of %n group</numerusform>
            <numerusform>%1 of %n groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quayside::ImportPage</name>
    <message numerus="yes">
        <source>Continue with %n thing(s) open (Ctrl+Return)</source>
        <translation>
            <numerusform>Continue with %n thing open (Ctrl+Return)</numerusform>
            <numerusform>Continue with %n things open (Ctrl+Return)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quayside::LogHistogram</name>
    <message numerus="yes">
        <source>From %1: %2 line(s)</source>
        <extracomment>%1 is a time, %2 a number with separators</extracomment>
        <translation>
            <numerusform>From %1: %2 line</numerusform>
            <numerusform>From %1: %2 lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %1 found</source>
        <extracomment>Follows &quot;… lines&quot;; %1 is a number with separators</extracomment>
        <translation>
            <numerusform>, %1 found</numerusform>
            <numerusform>, %1 found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quayside::LogPanel</name>
    <message numerus="yes">
        <source>%1 of %2 line(s)</source>
        <extracomment>%1 and %2 are numbers with separators</extracomment>
        <translation>
            <numerusform>%1 of %2 line</numerusform>
            <numerusform>%1 of %2 lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 line(s)</source>
        <extracomment>%1 is a number with separators</extracomment>
        <translation>
            <numerusform>%1 line</numerusform>
            <numerusform>%1 lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quayside::LogView</name>
    <message numerus="yes">
        <source>%1 new line(s) ↓</source>
        <extracomment>%1 is a number with separators</extracomment>
        <translation>
            <numerusform>%1 new line ↓</numerusform>
            <numerusform>%1 new lines ↓</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>▸ %n more line(s)</source>
        <extracomment>The lines of a stack trace that are hidden below this one</extracomment>
        <translation>
            <numerusform>▸ %n more line</numerusform>
            <numerusform>▸ %n more lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quayside::MainWindow</name>
    <message numerus="yes">
        <source>So it did with %n other(s).</source>
        <translation>
            <numerusform>So it did with %n other.</numerusform>
            <numerusform>So it did with %n others.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quayside::MetricsTab</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quayside::OverviewTab</name>
    <message numerus="yes">
        <source>restarted %n time(s) by its probe</source>
        <translation>
            <numerusform>restarted %n time by its probe</numerusform>
            <numerusform>restarted %n times by its probe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n container(s)</source>
        <translation>
            <numerusform>in %n container</numerusform>
            <numerusform>in %n containers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quayside::ReviewPage</name>
    <message numerus="yes">
        <source>%n secret(s) must be typed first.</source>
        <translation>
            <numerusform>%n secret must be typed first.</numerusform>
            <numerusform>%n secrets must be typed first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quayside::SpecForm</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quayside::SpecPage</name>
    <message numerus="yes">
        <source>%n remark(s), none of which stops it.</source>
        <translation>
            <numerusform>%n remark, which does not stop it.</numerusform>
            <numerusform>%n remarks, none of which stops it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) must be mended first.</source>
        <translation>
            <numerusform>%n problem must be mended first.</numerusform>
            <numerusform>%n problems must be mended first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quayside::SpecTab</name>
    <message numerus="yes">
        <source>%n secure value(s) are not shown.</source>
        <translation>
            <numerusform>%n secure value is not shown.</numerusform>
            <numerusform>%n secure values are not shown.</numerusform>
        </translation>
    </message>
</context>
</TS>
