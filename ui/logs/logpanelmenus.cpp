// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/jsonline.h"
#include "models/format/format.h"
#include "ui/logs/logpanel.h"
#include "ui/settings/keys.h"
#include "ui/theme/icons.h"
#include "ui/widgets/menubutton.h"

#include <QActionGroup>
#include <QDateTime>
#include <QFileDialog>
#include <QSysInfo>

#include <algorithm>
#include <tuple>

// The menus of a LogPanel: filters that are kept, how the log looks, and saving.
namespace quayside {

using namespace Qt::StringLiterals;

using Format = SaveWishes::Format;

namespace {

MenuButton *makeMenu(const QString &name, const QString &iconName, const QString &text)
{
    auto *menu = new MenuButton(icon(iconName), {});
    menu->setObjectName(name);
    menu->setToolTip(text);
    menu->setAccessibleName(text);
    menu->setProperty("tool", true);
    return menu;
}

} // namespace

MenuButton *LogPanel::makeFilterMenu()
{
    MenuButton *button = makeMenu(u"logFilters"_s, u"more"_s, tr("Filters that are kept"));
    connect(&button->entries(), &QMenu::aboutToShow, this, [this, button] { fillFilterMenu(button->entries()); });
    return button;
}

void LogPanel::fillFilterMenu(QMenu &menu)
{
    menu.clear();
    QStringList kept = m_settings.value(settingskey::logFilters).toStringList();
    const QString present = m_filter->text().trimmed();
    for (const QString &filter : std::as_const(kept))
        menu.addAction(format::plainLine(filter), m_filter, [this, filter] { m_filter->setText(filter); });
    if (!kept.isEmpty())
        menu.addSeparator();
    const bool isKept = kept.contains(present);
    QAction *change = menu.addAction(isKept ? tr("Forget this filter") : tr("Keep this filter"), this, [this, kept, present, isKept]() mutable {
        if (isKept)
            kept.removeAll(present);
        else
            kept.prepend(present);
        m_settings.setValue(settingskey::logFilters, kept);
    });
    change->setEnabled(!present.isEmpty());
}

MenuButton *LogPanel::makeLookMenu()
{
    MenuButton *button = makeMenu(u"logLook"_s, u"settings"_s, tr("How the log looks"));
    QMenu &menu = button->entries();
    addTimes(menu, tr("No times"), LogLook::Times::None);
    addTimes(menu, tr("Times of this machine's zone"), LogLook::Times::Local);
    addTimes(menu, tr("Times in UTC"), LogLook::Times::Utc);
    addTimes(menu, tr("How long before the newest line"), LogLook::Times::Ago);
    addTimes(menu, tr("How long after the line above"), LogLook::Times::Delta);
    auto *group = new QActionGroup(button);
    for (QAction *action : menu.actions())
        group->addAction(action);
    menu.actions().first()->setChecked(true);
    menu.addSeparator();
    addOption(menu, tr("Line numbers"), &LogLook::showNumbers);
    addOption(menu, tr("Fold stack traces"), &LogLook::foldsTraces);
    QAction *split = menu.addAction(tr("Containers side by side"));
    split->setObjectName(u"logSplitAction"_s);
    split->setCheckable(true);
    connect(split, &QAction::toggled, this, &LogPanel::setSplit);
    QMenu *fields = menu.addMenu(tr("JSON fields as columns"));
    connect(fields, &QMenu::aboutToShow, this, [this, fields] { fillFields(*fields); });
    return button;
}

void LogPanel::addTimes(QMenu &menu, const QString &name, LogLook::Times times)
{
    QAction *action = menu.addAction(name);
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, [this, times] { change([times](LogLook &look) { look.times = times; }); });
}

void LogPanel::addOption(QMenu &menu, const QString &name, bool LogLook::*option)
{
    QAction *action = menu.addAction(name);
    action->setCheckable(true);
    connect(action, &QAction::toggled, this, [this, option](bool on) { change([option, on](LogLook &look) { look.*option = on; }); });
}

// The fields of the lines that are on screen, and those that are shown already.
void LogPanel::fillFields(QMenu &menu)
{
    menu.clear();
    QStringList names = m_view->look().fields;
    for (const QByteArray &line : m_view->visibleLines())
        for (const JsonField &field : jsonFields(line))
            if (!names.contains(field.name) && names.size() < 40)
                names.append(field.name);
    for (const QString &name : std::as_const(names)) {
        QAction *action = menu.addAction(format::plainLine(name));
        action->setCheckable(true);
        action->setChecked(m_view->look().fields.contains(name));
        connect(action, &QAction::toggled, this, [this, name](bool on) {
            change([name, on](LogLook &look) {
                if (on)
                    look.fields.append(name);
                else
                    look.fields.removeAll(name);
            });
        });
    }
    if (names.isEmpty())
        menu.addAction(tr("No line on screen is JSON"))->setEnabled(false);
}

MenuButton *LogPanel::makeSaveMenu()
{
    MenuButton *button = makeMenu(u"logSave"_s, u"save"_s, tr("Save"));
    QMenu &menu = button->entries();
    addSave(menu, tr("What the filter leaves…"), Part::Filtered, Format::Plain);
    addSave(menu, tr("Everything…"), Part::Everything, Format::Plain);
    addSave(menu, tr("What is on screen…"), Part::OnScreen, Format::Plain);
    addSave(menu, tr("What is between the marks…"), Part::BetweenMarks, Format::Plain);
    menu.addSeparator();
    addSave(menu, tr("What the filter leaves, with its colours…"), Part::Filtered, Format::Bytes);
    addSave(menu, tr("What the filter leaves, as JSON lines…"), Part::Filtered, Format::JsonLines);
    addSave(menu, tr("What the filter leaves, as a table (CSV)…"), Part::Filtered, Format::Csv);
    menu.addSeparator();
    addSave(menu, tr("For a bug report, without secrets…"), Part::Filtered, Format::Plain, Purpose::BugReport);
    connect(&menu, &QMenu::aboutToShow, this, [this, &menu] { menu.actions().at(3)->setEnabled(m_view->marks().second >= 0); });
    return button;
}

void LogPanel::addSave(QMenu &menu, const QString &text, Part part, Format format, Purpose purpose)
{
    menu.addAction(text, this, [this, part, format, purpose] { save(part, format, purpose); });
}

void LogPanel::save(Part part, Format format, Purpose purpose)
{
    if (!m_view->log())
        return;
    auto *dialog = new QFileDialog(this, tr("Save these lines"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(format == Format::JsonLines ? u"jsonl"_s : format == Format::Csv ? u"csv"_s : u"log"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, part, format, purpose](const QString &path) { saveTo(path, part, format, purpose); });
    dialog->open();
}

// All but what is wanted of every line.
SaveWishes LogPanel::wishesFor(Part part) const
{
    const LogRows &rows = m_view->rows();
    SaveWishes wishes;
    wishes.sources = rows.log()->sources();
    if (part == Part::Everything)
        return wishes;
    LogFilter filter = rows.filter();
    filter.foldsTraces = false; // folded lines belong to those that are shown
    if (const Result<CompiledFilter> compiled = CompiledFilter::compile(filter); compiled && !filter.isEmpty())
        wishes.filter = *compiled;
    if (part == Part::OnScreen)
        std::tie(wishes.firstLine, wishes.endLine) = m_view->visibleRange();
    if (part == Part::BetweenMarks) {
        wishes.firstLine = m_view->marks().first;
        wishes.endLine = m_view->marks().second + 1;
    }
    return wishes;
}

void LogPanel::saveTo(const QString &path, Part part, Format format, Purpose purpose)
{
    SaveWishes wishes = wishesFor(part);
    wishes.format = format;
    if (purpose == Purpose::BugReport)
        return writeReport(path, wishes);
    if (format == Format::Csv)
        wishes.heading = u"time,container,stream,text\n"_s;
    write(path, wishes, m_view->log()->pages());
}

// With what the log had when it was asked for, whatever is looked at by the time that everything else is known.
void LogPanel::writeReport(const QString &path, SaveWishes wishes)
{
    wishes.format = Format::Report;
    wishes.hidesSecrets = true;
    wishes.heading = reportHeading();
    Operation<ReportFacts> *facts = m_findFacts ? m_findFacts() : nullptr;
    if (!facts)
        facts = new ReadyOperation<ReportFacts>(ReportFacts{});
    facts->onFinished(this, [this, path, wishes, pages = m_view->log()->pages()](const Result<ReportFacts> &found) mutable {
        const ReportFacts known = found.value_or(ReportFacts{});
        wishes.heading += known.text + u"\n== Log ==\n"_s;
        wishes.secrets = known.secrets;
        write(path, wishes, pages);
    });
}

void LogPanel::write(const QString &path, const SaveWishes &wishes, std::shared_ptr<const LogPages> pages)
{
    m_saving = new SaveLog(std::move(pages), wishes, path);
    m_saving->onFinished(this, [this](const Result<> &outcome) { showProblem(outcome ? QString() : outcome.error().summary); });
}

// What whoever reads it will ask first.
QString LogPanel::reportHeading() const
{
    const QStringList lines{u"Quayside: bug report. "_s + tr("What looked like a secret was taken out."),
                            u"\n== What and when =="_s,
                            u"Saved "_s + QDateTime::currentDateTimeUtc().toString(Qt::ISODate),
                            u"Containers: "_s + format::plainLine(m_view->log()->sources().join(u", "_s)),
                            u"Filter: "_s + m_filter->text(),
                            u"\n== Versions =="_s,
                            u"Quayside " QUAYSIDE_VERSION ""_s,
                            QSysInfo::prettyProductName() + u", "_s + QSysInfo::kernelType() + u' ' + QSysInfo::kernelVersion() + u", Qt "_s + QLatin1String(qVersion())};
    return lines.join(u'\n') + u'\n';
}

} // namespace quayside
