// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/logs/logpanel.h"

#include "models/logs/filterquery.h"
#include "ui/logs/loghistogram.h"
#include "ui/logs/logsplit.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/menubutton.h"

#include <QDateTime>
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

LogPanel::LogPanel(Settings &settings)
    : m_settings(settings)
    , m_view(new LogView)
    , m_split(new LogSplit)
    , m_histogram(new LogHistogram)
    , m_search(new LogSearchBar(*m_view))
    , m_filter(new QLineEdit)
    , m_state(new PlainLabel)
    , m_empty(new EmptyState)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeToolBar());
    layout->addWidget(m_histogram);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_split, 1);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_search);
    m_histogram->hide();
    m_split->hide();
    connect(m_histogram, &LogHistogram::lineChosen, m_view, &LogView::showLine);
    connect(m_view, &LogView::rowsChanged, this, &LogPanel::showState);
    connect(m_view, &LogView::searchRequested, m_search, &LogSearchBar::open);
    connect(m_view, &LogView::contextRequested, this, &LogPanel::showInContext);
    connect(m_split, &LogSplit::searchRequested, m_search, &LogSearchBar::open);
    connect(m_split, &LogSplit::contextRequested, this, &LogPanel::showInContext);
    connect(m_view, &LogView::lineShown, m_split, &LogSplit::showLine);
    connect(m_view, &LogView::markedChanged, this, &LogPanel::markFound);
    connect(m_view, &LogView::lookChanged, m_split, [this] { m_split->setLook(m_view->look()); });
    showState();
}

QWidget *LogPanel::makeToolBar()
{
    auto *bar = new QWidget;
    m_bar = new QHBoxLayout(bar);
    m_bar->setContentsMargins(space::medium, space::tiny, space::small, space::tiny);
    m_bar->setSpacing(space::tiny);
    m_state->setObjectName(u"logState"_s);
    m_state->setTone(PlainLabel::Tone::Dim);
    QToolButton *find = makeTool(u"logFind"_s, u"search"_s, tr("Find (Ctrl+F)"));
    QToolButton *times = makeToggle(u"logOverTime"_s, u"metrics"_s, tr("Lines over time"));
    QToolButton *wrap = makeToggle(u"logWrap"_s, u"wrap"_s, tr("Wrap long lines"));
    QToolButton *follow = makeToggle(u"followLog"_s, u"follow"_s, tr("Follow the end"));
    follow->setChecked(true);
    connect(find, &QToolButton::clicked, m_search, &LogSearchBar::open);
    connect(times, &QToolButton::toggled, this, [this](bool shown) {
        m_histogram->setLog(shown ? m_view->log() : nullptr);
        m_histogram->setVisible(shown);
        markFound();
    });
    connect(wrap, &QToolButton::toggled, this, [this](bool wraps) { change([wraps](LogLook &look) { look.wraps = wraps; }); });
    connect(follow, &QToolButton::toggled, m_view, &LogView::setFollowing);
    connect(follow, &QToolButton::toggled, m_split, &LogSplit::setFollowing);
    connect(m_view, &LogView::followingChanged, follow, &QToolButton::setChecked);
    m_bar->addWidget(makeFilter(), 2);
    m_bar->addWidget(makeFilterMenu());
    m_bar->addSpacing(space::small);
    m_bar->addWidget(m_state, 1);
    for (QToolButton *button : {find, times, wrap, follow})
        m_bar->addWidget(button);
    m_bar->addWidget(makeLookMenu());
    m_bar->addWidget(makeSaveMenu());
    return bar;
}

QLineEdit *LogPanel::makeFilter()
{
    m_filter->setObjectName(u"logFilter"_s);
    m_filter->setClearButtonEnabled(true);
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter the lines"));
    m_filter->setToolTip(tr("Words that a line must have. !word hides, /…/ is a regular expression, level:warn is warnings and worse; "
                            "also container:web, stream:stderr, after:10:30, before:15min."));
    connect(m_filter, &QLineEdit::textChanged, this, &LogPanel::applyFilter);
    return m_filter;
}

void LogPanel::change(const std::function<void(LogLook &look)> &change)
{
    LogLook look = m_view->look();
    change(look);
    const bool filters = look.foldsTraces != m_view->look().foldsTraces;
    m_view->setLook(look);
    if (filters)
        applyFilter();
}

void LogPanel::setLog(LogLines *log)
{
    m_view->setLog(log);
    m_split->setLog(m_isSplit ? log : nullptr);
    m_histogram->setLog(m_histogram->isVisibleTo(this) ? log : nullptr);
    m_search->refresh();
    applyFilter();
}

void LogPanel::exchangeLog(LogLines &log)
{
    const auto [first, end] = m_view->visibleRange();
    const qint64 fromEnd = m_view->log() ? m_view->log()->endLine() - (first + end) / 2 : 0;
    const bool follows = m_view->isFollowing();
    setLog(&log);
    m_view->setFollowing(follows);
    if (!follows)
        m_view->showLine(std::max(log.firstLine(), log.endLine() - fromEnd));
}

void LogPanel::setSplit(bool split)
{
    m_isSplit = split;
    m_split->setLook(m_view->look());
    m_split->setLog(split ? m_view->log() : nullptr);
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
    change([source](LogLook &look) { look.showSources = source < 0; });
    applyFilter();
}

void LogPanel::setEmptyWords(const QString &title, const QString &reason)
{
    m_emptyTitle = title;
    m_emptyReason = reason;
    showState();
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
    if (filter) {
        if (m_source >= 0)
            filter->sources = {m_source};
        filter->foldsTraces = m_view->look().foldsTraces;
        outcome = m_view->setFilter(*filter);
        m_split->setFilter(*filter);
    }
    m_problem = outcome ? QString() : outcome.error().summary;
    m_search->refresh();
    markFound();
    showState();
}

// What is looked for is brought out everywhere; without a search it is what the filter leaves.
void LogPanel::markFound()
{
    const LogRows &rows = m_view->rows();
    const bool hasTerms = !rows.filter().terms.isEmpty() || rows.filter().levels;
    m_histogram->setFound(m_search->isSearching() ? &m_search->search() : hasTerms ? &rows.search() : nullptr);
    m_split->setMarked(m_search->isSearching() ? m_search->query() : TextQuery());
}

// Everything around a line that the filter has left.
void LogPanel::showInContext(qint64 line)
{
    m_filter->clear();
    m_view->showLine(line);
}

QString LogPanel::stateText() const
{
    const LogRows &rows = m_view->rows();
    const qint64 all = rows.log() ? rows.log()->lineCount() : 0;
    const auto plural = static_cast<int>(std::min<qint64>(all, 1'000'000'000));
    if (!m_problem.isEmpty())
        return m_problem;
    if (m_isSplit && rows.log() && rows.log()->sources().size() > LogSplit::mostViews) {
        //: %1 and %2 are numbers of containers
        return tr("The first %1 of %2 containers side by side").arg(QString::number(LogSplit::mostViews), QString::number(rows.log()->sources().size()));
    }
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
    m_view->setVisible(!isEmpty && !m_isSplit);
    m_split->setVisible(!isEmpty && m_isSplit);
    m_empty->setVisible(isEmpty);
    if (isEmpty && rows.isFiltered() && rows.log() && rows.log()->lineCount() > 0)
        m_empty->show(u"search"_s, rows.search().isRunning() ? tr("Searching…") : tr("No line fits the filter"), tr("The log has lines, but the filter hides all of them."));
    else if (isEmpty && !rows.log() && !m_emptyTitle.isEmpty())
        m_empty->show(u"logs"_s, m_emptyTitle, m_emptyReason);
    else if (isEmpty)
        m_empty->show(u"logs"_s, tr("No log lines yet"), tr("Lines appear here as soon as a container writes them."));
}

} // namespace quayside
