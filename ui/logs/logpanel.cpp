// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/logs/logpanel.h"

#include "models/logs/filterquery.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/menubutton.h"

#include <QActionGroup>
#include <QDateTime>
#include <QFileDialog>
#include <QLocale>
#include <QVBoxLayout>

#include <utility>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QToolButton *makeTool(const QString &name, const QString &iconName, const QString &text)
{
    auto *button = new QToolButton;
    button->setObjectName(name);
    button->setIcon(icon(iconName));
    button->setToolTip(text);
    button->setAccessibleName(text);
    return button;
}

QToolButton *makeToggle(const QString &name, const QString &iconName, const QString &text)
{
    QToolButton *button = makeTool(name, iconName, text);
    button->setCheckable(true);
    return button;
}

} // namespace

LogPanel::LogPanel()
    : m_view(new LogView)
    , m_search(new LogSearchBar(*m_view))
    , m_filter(new QLineEdit)
    , m_state(new PlainLabel)
    , m_empty(new EmptyState)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeToolBar());
    layout->addWidget(m_view, 1);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_search);
    connect(m_filter, &QLineEdit::textChanged, this, &LogPanel::applyFilter);
    connect(m_view, &LogView::rowsChanged, this, &LogPanel::showState);
    connect(m_view, &LogView::searchRequested, m_search, &LogSearchBar::open);
    showState();
}

QWidget *LogPanel::makeToolBar()
{
    auto *bar = new QWidget;
    m_bar = new QHBoxLayout(bar);
    m_bar->setContentsMargins(space::medium, space::tiny, space::small, space::tiny);
    m_bar->setSpacing(space::small);
    m_filter->setObjectName(u"logFilter"_s);
    m_filter->setClearButtonEnabled(true);
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter the lines"));
    m_filter->setToolTip(tr("Words that a line must have. !word hides, /…/ is a regular expression, level:warn is warnings and worse; "
                            "also container:web, stream:stderr, after:10:30, before:15min."));
    m_state->setObjectName(u"logState"_s);
    m_state->setTone(PlainLabel::Tone::Dim);
    QToolButton *wrap = makeToggle(u"logWrap"_s, u"wrap"_s, tr("Wrap long lines"));
    QToolButton *follow = makeToggle(u"followLog"_s, u"follow"_s, tr("Follow the end"));
    QToolButton *find = makeTool(u"logFind"_s, u"search"_s, tr("Find (Ctrl+F)"));
    QToolButton *keep = makeTool(u"logSave"_s, u"save"_s, tr("Save these lines…"));
    follow->setChecked(true);
    connect(wrap, &QToolButton::toggled, this, [this](bool wraps) {
        LogLook look = m_view->look();
        look.wraps = wraps;
        m_view->setLook(look);
    });
    connect(follow, &QToolButton::toggled, m_view, &LogView::setFollowing);
    connect(m_view, &LogView::followingChanged, follow, &QToolButton::setChecked);
    connect(find, &QToolButton::clicked, m_search, &LogSearchBar::open);
    connect(keep, &QToolButton::clicked, this, &LogPanel::save);
    m_bar->addWidget(m_filter, 2);
    m_bar->addWidget(m_state, 1);
    m_bar->addWidget(find);
    m_bar->addWidget(makeLookMenu());
    for (QToolButton *button : {wrap, follow, keep})
        m_bar->addWidget(button);
    return bar;
}

MenuButton *LogPanel::makeLookMenu()
{
    auto *menu = new MenuButton(icon(u"activity"_s), {});
    menu->setObjectName(u"logLook"_s);
    menu->setToolTip(tr("Times and line numbers"));
    menu->setAccessibleName(tr("Times and line numbers"));
    addLook(*menu, tr("No times"), LogLook::Times::None);
    addLook(*menu, tr("Times of this machine's zone"), LogLook::Times::Local);
    addLook(*menu, tr("Times in UTC"), LogLook::Times::Utc);
    addLook(*menu, tr("How long before the newest line"), LogLook::Times::Ago);
    addLook(*menu, tr("How long after the line above"), LogLook::Times::Delta);
    auto *group = new QActionGroup(menu);
    for (QAction *action : menu->entries().actions())
        group->addAction(action);
    menu->entries().actions().first()->setChecked(true);
    menu->entries().addSeparator();
    QAction *numbers = menu->entries().addAction(tr("Line numbers"));
    numbers->setCheckable(true);
    connect(numbers, &QAction::toggled, this, [this](bool show) {
        LogLook look = m_view->look();
        look.showNumbers = show;
        m_view->setLook(look);
    });
    return menu;
}

void LogPanel::addLook(MenuButton &menu, const QString &name, LogLook::Times times)
{
    QAction *action = menu.entries().addAction(name);
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, [this, times] {
        LogLook look = m_view->look();
        look.times = times;
        m_view->setLook(look);
    });
}

void LogPanel::setLog(LogLines *log)
{
    m_view->setLog(log);
    m_search->refresh();
    applyFilter();
}

void LogPanel::addInFront(QWidget *widget)
{
    m_bar->insertWidget(m_bar->indexOf(m_filter), widget);
}

void LogPanel::setSource(int source)
{
    if (source == std::exchange(m_source, source))
        return;
    LogLook look = m_view->look();
    look.showSources = source < 0;
    m_view->setLook(look);
    applyFilter();
}

void LogPanel::showProblem(const QString &problem)
{
    m_problem = problem;
    showState();
}

void LogPanel::applyFilter()
{
    const QStringList sources = m_view->log() ? m_view->log()->sources() : QStringList();
    Result<LogFilter> filter = parseFilter(m_filter->text(), sources, QDateTime::currentDateTime());
    Result<> outcome = filter ? Result<>() : tl::unexpected(filter.error());
    if (filter && m_source >= 0)
        filter->sources = {m_source};
    if (filter)
        outcome = m_view->setFilter(*filter);
    m_problem = outcome ? QString() : outcome.error().summary;
    m_search->refresh();
    showState();
}

QString LogPanel::stateText() const
{
    const LogRows &rows = m_view->rows();
    const qint64 all = rows.log() ? rows.log()->lineCount() : 0;
    const auto plural = static_cast<int>(std::min<qint64>(all, 1'000'000'000));
    if (!m_problem.isEmpty())
        return m_problem;
    if (rows.search().wasGivenUp())
        return tr("This expression takes too long for these lines; the filter was ended.");
    if (rows.isFiltered()) {
        //: %1 and %2 are numbers with separators
        return tr("%1 of %2 line(s)", nullptr, plural).arg(QLocale().toString(rows.count()), QLocale().toString(all));
    }
    //: %1 is a number with separators
    return all > 0 ? tr("%1 line(s)", nullptr, plural).arg(QLocale().toString(all)) : QString();
}

void LogPanel::showState()
{
    const LogRows &rows = m_view->rows();
    m_state->setTone(m_problem.isEmpty() ? PlainLabel::Tone::Dim : PlainLabel::Tone::Bad);
    m_state->setText(stateText());
    const bool isEmpty = rows.count() == 0;
    m_view->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    if (isEmpty && rows.isFiltered() && rows.log() && rows.log()->lineCount() > 0)
        m_empty->show(u"search"_s, rows.search().isRunning() ? tr("Searching…") : tr("No line fits the filter"), tr("The log has lines, but the filter hides all of them."));
    else if (isEmpty)
        m_empty->show(u"logs"_s, tr("No log lines yet"), tr("Lines appear here as soon as a container writes them."));
}

void LogPanel::save()
{
    if (!m_view->log())
        return;
    auto *dialog = new QFileDialog(this, tr("Save these lines"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"log"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &LogPanel::saveTo);
    dialog->open();
}

// As the filter leaves them.
void LogPanel::saveTo(const QString &path)
{
    const LogRows &rows = m_view->rows();
    std::optional<CompiledFilter> filter;
    if (const Result<CompiledFilter> compiled = CompiledFilter::compile(rows.filter()); rows.isFiltered() && compiled)
        filter = *compiled;
    m_saving = new SaveLog(rows.log()->pages(), filter, path);
    m_saving->onFinished(this, [this](const Result<> &outcome) { showProblem(outcome ? QString() : outcome.error().summary); });
}

} // namespace quayside
