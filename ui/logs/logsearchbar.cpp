// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/logs/logsearchbar.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>

namespace quayside {

using namespace Qt::StringLiterals;

LogSearchBar::LogSearchBar(LogView &view)
    : m_view(view)
    , m_text(new QLineEdit)
    , m_case(makeOption(u"Aa"_s, tr("Upper and lower case differ"), u"logFindCase"_s))
    , m_expression(makeOption(u".*"_s, tr("Regular expression"), u"logFindExpression"_s))
    , m_count(new PlainLabel)
{
    setObjectName(u"logSearchBar"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::medium, space::tiny, space::small, space::tiny);
    layout->setSpacing(space::tiny);
    m_text->setObjectName(u"logFindText"_s);
    m_text->setPlaceholderText(tr("Find in this log"));
    m_text->setAccessibleName(tr("Find in this log"));
    m_text->setMaximumWidth(360);
    m_count->setObjectName(u"logFindCount"_s);
    m_count->setTone(PlainLabel::Tone::Dim);
    QToolButton *previous = makeButton(u"previous"_s, tr("Previous (Shift+Enter)"));
    QToolButton *next = makeButton(u"next"_s, tr("Next (Enter)"));
    QToolButton *shut = makeButton(u"cancel"_s, tr("Close (Esc)"));
    layout->addWidget(m_text, 3);
    for (QToolButton *button : {m_case, m_expression, previous, next})
        layout->addWidget(button);
    layout->addWidget(m_count, 2);
    layout->addWidget(shut);
    connect(m_text, &QLineEdit::textChanged, this, &LogSearchBar::searchAnew);
    connect(previous, &QToolButton::clicked, this, &LogSearchBar::findPrevious);
    connect(next, &QToolButton::clicked, this, &LogSearchBar::findNext);
    connect(shut, &QToolButton::clicked, this, &LogSearchBar::close);
    connect(&m_search, &LogSearch::changed, this, &LogSearchBar::goToFirst);
    connect(&m_search, &LogSearch::finished, this, &LogSearchBar::goToFirst);
    hide();
}

QToolButton *LogSearchBar::makeOption(const QString &sign, const QString &name, const QString &objectName)
{
    auto *button = new QToolButton;
    button->setObjectName(objectName);
    button->setText(sign);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setCheckable(true);
    connect(button, &QToolButton::toggled, this, &LogSearchBar::searchAnew);
    return button;
}

QToolButton *LogSearchBar::makeButton(const QString &iconName, const QString &name)
{
    auto *button = new QToolButton;
    button->setIcon(icon(iconName));
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

void LogSearchBar::open()
{
    show();
    m_text->setFocus();
    m_text->selectAll();
    searchAnew();
}

void LogSearchBar::close()
{
    hide();
    m_search.setLog(nullptr);
    m_view.setMarked({});
    m_view.setFocus();
}

TextQuery LogSearchBar::query() const
{
    return {m_text->text(), m_expression->isChecked() ? TextQuery::Syntax::Regex : TextQuery::Syntax::Plain,
            m_case->isChecked() ? TextQuery::Case::Matters : TextQuery::Case::Ignored};
}

void LogSearchBar::refresh()
{
    if (isVisible())
        searchAnew();
}

// Within what the view shows.
void LogSearchBar::searchAnew()
{
    m_isNew = true;
    LogFilter filter = m_view.rows().filter();
    filter.terms.append({query(), LogFilter::Term::Effect::Keep});
    m_search.setLog(query().isEmpty() ? nullptr : m_view.log());
    const Result<> outcome = m_search.setFilter(filter);
    m_view.setMarked(query());
    if (outcome)
        return showCount();
    m_count->setTone(PlainLabel::Tone::Bad);
    m_count->setText(outcome.error().summary);
}

// At the end of a log what is newest is looked for, and that comes first; elsewhere the next one below.
void LogSearchBar::goToFirst()
{
    showCount();
    const bool isKnown = m_view.isFollowing() || !m_search.isRunning();
    if (!m_isNew || !isKnown || m_search.found().count() == 0)
        return;
    m_isNew = false;
    const LineSet &found = m_search.found();
    const qint64 place = m_view.isFollowing() ? found.count() - 1 : std::min(found.rank(m_view.currentLine()), found.count() - 1);
    m_view.showLine(found.at(place));
    showCount();
}

void LogSearchBar::go(int direction)
{
    const LineSet &found = m_search.found();
    if (found.count() == 0)
        return;
    m_isNew = false;
    const qint64 current = m_view.currentLine();
    const qint64 place = direction > 0 ? found.rank(current + 1) : found.rank(current) - 1;
    m_view.showLine(found.at((place + found.count()) % found.count())); // round and round
    showCount();
}

void LogSearchBar::showCount()
{
    m_count->setTone(PlainLabel::Tone::Dim);
    const qint64 count = m_search.found().count();
    const QString many = QLocale().toString(count);
    const qint64 current = m_view.currentLine();
    if (query().isEmpty())
        m_count->setText({});
    else if (m_search.wasGivenUp())
        m_count->setText(tr("This expression takes too long for these lines; the search was ended."));
    else if (m_search.isRunning())
        m_count->setText(count == 0 ? tr("Searching…") : tr("%1 found so far").arg(many));
    else if (count == 0)
        m_count->setText(tr("Nothing found"));
    else if (m_search.found().contains(current))
        m_count->setText(tr("%1 of %2").arg(QLocale().toString(m_search.found().rank(current) + 1), many));
    else
        m_count->setText(tr("%1 found").arg(many));
}

void LogSearchBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return close();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return go(event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
    QFrame::keyPressEvent(event);
}

} // namespace quayside
