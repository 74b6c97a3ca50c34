// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/speceditor/spectext.h"

#include "ui/speceditor/findbar.h"
#include "ui/speceditor/folding.h"
#include "ui/speceditor/linebar.h"
#include "ui/speceditor/specmargin.h"
#include "ui/theme/theme.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/SyntaxHighlighter>
#include <KSyntaxHighlighting/Theme>

#include <QHelpEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds moment = 30ms; // after a key, when it is on screen
constexpr qsizetype mostMarks = 1000; // lines below problems; more are in the list and the margin

// Reading the definitions takes time and memory; one set serves every editor.
KSyntaxHighlighting::Repository &definitions()
{
    static KSyntaxHighlighting::Repository repository;
    return repository;
}

// Colours that can be read on our surfaces; the library's own dark blue cannot.
KSyntaxHighlighting::Theme themeFor(const Theme &theme)
{
    const KSyntaxHighlighting::Theme wanted = definitions().theme(theme.isDark ? u"GitHub Dark"_s : u"GitHub Light"_s);
    if (wanted.isValid())
        return wanted;
    return definitions().defaultTheme(theme.isDark ? KSyntaxHighlighting::Repository::DarkTheme : KSyntaxHighlighting::Repository::LightTheme);
}

QColor colorOf(SpecIssue::Severity severity, const Theme &theme)
{
    return severity == SpecIssue::Severity::Error ? theme.bad : severity == SpecIssue::Severity::Warning ? theme.warn : theme.info;
}

// Tool tips break plain text nowhere.
QString wrapped(const QString &text)
{
    constexpr qsizetype widest = 80; // characters
    QString result;
    qsizetype length = 0;
    const QStringList words = QString(text).replace(u'\n', u"\n "_s).split(u' ');
    for (const QString &word : words) {
        const bool breaks = length > 0 && length + word.size() > widest;
        result += breaks ? u'\n' + word : length > 0 ? u' ' + word : word;
        length = word.endsWith(u'\n') ? 0 : breaks ? word.size() : length + word.size() + 1;
    }
    return result;
}

QTextCharFormat background(const QColor &color)
{
    QTextCharFormat format;
    format.setBackground(color);
    return format;
}

} // namespace

SpecText::SpecText(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_margin(new SpecMargin(this))
    , m_findBar(new FindBar(*this))
    , m_lineBar(new LineBar(this))
    , m_popup(new CompletionPopup(this))
    , m_highlighter(new KSyntaxHighlighting::SyntaxHighlighter(document()))
{
    setObjectName(u"specText"_s);
    setAccessibleName(tr("Spec"));
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFont(fixedFont());
    setTabChangesFocus(false);
    m_assisting.setSingleShot(true);
    m_assisting.setInterval(moment);
    connect(&m_assisting, &QTimer::timeout, this, &SpecText::assist);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &SpecText::noteLines);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
        if (dy != 0)
            m_margin->scroll(0, dy);
        else
            m_margin->update(0, rect.y(), m_margin->width(), rect.height());
    });
    connect(this, &QPlainTextEdit::textChanged, this, &SpecText::noteChange);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &SpecText::noteCaret);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &SpecText::noteScrolling);
    connect(m_findBar, &FindBar::matchesChanged, this, &SpecText::showMarks);
    connect(m_findBar, &FindBar::closed, this, [this] { placeParts(); showMarks(); });
    connect(m_lineBar, &LineBar::chosen, this, &SpecText::goToLine);
    connect(m_lineBar, &LineBar::closed, this, [this] { placeParts(); setFocus(); });
    connect(m_popup, &CompletionPopup::taken, this, &SpecText::take);
    m_highlighter->setDefinition(definitions().definitionForName(u"YAML"_s));
    applyTheme();
    placeParts();
}

void SpecText::applyTheme()
{
    m_highlighter->setTheme(themeFor(Theme::of(palette())));
    m_highlighter->rehighlight();
    showMarks();
}

void SpecText::chooseLanguage()
{
    const QString start = document()->firstBlock().text().trimmed();
    const bool isJson = start.startsWith(u'{') || start.startsWith(u'[');
    if (isJson == m_isJson)
        return;
    m_isJson = isJson;
    m_highlighter->setDefinition(definitions().definitionForName(isJson ? u"JSON"_s : u"YAML"_s));
}

void SpecText::noteChange()
{
    chooseLanguage();
    m_hasChanged = true;
    m_assisting.start();
}

void SpecText::noteCaret()
{
    if (!textCursor().block().isVisible()) {
        reveal(textCursor().block());
        ensureCursorVisible();
    }
    showMarks();
    m_assisting.start();
}

// A line that came or went next to a fold opens it: what is hidden must belong to the line above it.
void SpecText::noteLines()
{
    const QTextBlock block = textCursor().block();
    for (const QTextBlock &header : {block.previous(), block})
        if (header.isValid() && isFolded(header))
            unfold(header);
    placeParts();
}

void SpecText::noteScrolling()
{
    m_popup->hide();
    if (!m_findBar->matches().isEmpty())
        showMarks();
}

void SpecText::setIssues(const QList<SpecIssue> &issues)
{
    if (issues == m_issues)
        return;
    m_issues = issues;
    m_severities.clear();
    for (const SpecIssue &issue : issues)
        if (issue.range) {
            const auto known = m_severities.constFind(issue.range->line);
            m_severities.insert(issue.range->line, known == m_severities.cend() ? issue.severity : std::min(*known, issue.severity));
        }
    showMarks();
    m_margin->update();
}

std::optional<SpecIssue::Severity> SpecText::severityOf(int line) const
{
    const auto found = m_severities.constFind(line);
    return found == m_severities.cend() ? std::nullopt : std::optional(*found);
}

void SpecText::addMark(QList<QTextEdit::ExtraSelection> &marks, qsizetype from, qsizetype length, const QTextCharFormat &format) const
{
    const auto end = static_cast<qsizetype>(document()->characterCount()) - 1;
    QTextEdit::ExtraSelection mark;
    mark.cursor = QTextCursor(document());
    mark.cursor.setPosition(static_cast<int>(std::clamp<qsizetype>(from, 0, end)));
    mark.cursor.setPosition(static_cast<int>(std::clamp<qsizetype>(from + length, 0, end)), QTextCursor::KeepAnchor);
    mark.format = format;
    marks.append(mark);
}

void SpecText::markIssues(QList<QTextEdit::ExtraSelection> &marks) const
{
    const Theme &theme = Theme::of(palette());
    for (const SpecIssue &issue : m_issues) {
        if (!issue.range || issue.severity == SpecIssue::Severity::Info)
            continue;
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(colorOf(issue.severity, theme));
        addMark(marks, issue.range->offset, std::max<qsizetype>(1, issue.range->length), format);
        if (marks.size() >= mostMarks)
            return;
    }
}

// Only those on screen: a word may stand in a text ten thousand times.
void SpecText::markMatches(QList<QTextEdit::ExtraSelection> &marks) const
{
    const Theme &theme = Theme::of(palette());
    QColor color = theme.warn;
    color.setAlphaF(0.25F);
    const QTextCharFormat format = background(color);
    const int first = firstVisibleBlock().position();
    const int last = cursorForPosition({viewport()->width(), viewport()->height()}).position();
    const QList<SearchMatch> &all = m_findBar->matches();
    for (auto match = std::ranges::lower_bound(all, first, {}, &SearchMatch::offset); match != all.end() && match->offset <= last; ++match)
        addMark(marks, match->offset, match->length, format);
}

void SpecText::showMarks()
{
    const Theme &theme = Theme::of(palette());
    QList<QTextEdit::ExtraSelection> marks;
    if (!isReadOnly()) {
        QTextEdit::ExtraSelection line;
        line.cursor = textCursor();
        line.cursor.clearSelection();
        line.format.setBackground(theme.window);
        line.format.setProperty(QTextFormat::FullWidthSelection, true);
        marks.append(line);
    }
    markMatches(marks);
    if (m_brackets)
        for (const qsizetype at : {m_brackets->first, m_brackets->second})
            addMark(marks, at, 1, background(theme.accentSoft));
    markIssues(marks);
    setExtraSelections(marks);
}

void SpecText::change(const QList<TextChange> &changes)
{
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (const TextChange &change : changes) {
        cursor.setPosition(static_cast<int>(change.offset));
        cursor.setPosition(static_cast<int>(change.offset + change.length), QTextCursor::KeepAnchor);
        cursor.insertText(change.text);
    }
    cursor.endEditBlock();
}

void SpecText::jumpTo(const TextRange &range)
{
    QTextCursor cursor(document());
    const auto end = static_cast<qsizetype>(document()->characterCount()) - 1;
    cursor.setPosition(static_cast<int>(std::clamp<qsizetype>(range.offset, 0, end)));
    setTextCursor(cursor);
    centerCursor();
    setFocus();
}

void SpecText::goToLine(int line)
{
    const QTextBlock block = document()->findBlockByNumber(std::clamp(line, 1, blockCount()) - 1);
    setTextCursor(QTextCursor(block));
    centerCursor();
    setFocus();
}

// The bars are on top of the text, not over it.
void SpecText::placeParts()
{
    QWidget *bar = m_findBar->isVisibleTo(this) ? static_cast<QWidget *>(m_findBar) : m_lineBar->isVisibleTo(this) ? m_lineBar : nullptr;
    const int top = bar ? bar->sizeHint().height() : 0;
    const int margin = m_margin->wantedWidth();
    setViewportMargins(margin, top, 0, 0);
    const QRect area = contentsRect();
    m_margin->setGeometry(area.left(), area.top() + top, margin, area.height() - top);
    m_margin->update();
    if (bar)
        bar->setGeometry(area.left(), area.top(), area.width(), top);
}

void SpecText::forVisibleLines(const std::function<void(const QTextBlock &, const QRectF &)> &visit) const
{
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        QRectF place = blockBoundingGeometry(block).translated(contentOffset());
        place.setHeight(fontMetrics().height()); // without the room that is around the whole text
        if (place.top() > viewport()->height())
            return;
        if (block.isVisible())
            visit(block, place);
    }
}

// A text of a hundred megabytes would stop the window for minutes.
void SpecText::insertFromMimeData(const QMimeData *source)
{
    constexpr qsizetype largest = 4 * 1024 * 1024;
    if (source->text().size() > largest)
        Q_EMIT pasteRefused(tr("That text is larger than 4 MiB; no spec is. Nothing was pasted."));
    else
        QPlainTextEdit::insertFromMimeData(source);
}

void SpecText::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeParts();
}

void SpecText::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
    if (event->type() == QEvent::FontChange) {
        setTabStopDistance(fontMetrics().horizontalAdvance(u' ') * 2);
        m_margin->setFont(font());
        placeParts();
    }
}

void SpecText::focusOutEvent(QFocusEvent *event)
{
    m_popup->hide();
    QPlainTextEdit::focusOutEvent(event);
}

bool SpecText::showToolTip(QEvent *event)
{
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString text = toolTipAt(cursorForPosition(viewport()->mapFrom(this, help->pos())).position());
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), wrapped(text), this);
    return true;
}

} // namespace quayside
