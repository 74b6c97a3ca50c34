// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/speceditor/spectext.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/SyntaxHighlighter>
#include <KSyntaxHighlighting/Theme>

#include <QHelpEvent>
#include <QPainter>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

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

class Margin final : public QWidget
{
public:
    explicit Margin(SpecText *text)
        : QWidget(text)
        , m_text(text)
    {
    }

    QSize sizeHint() const override { return {m_text->marginWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent *event) override { m_text->paintMargin(event); }

private:
    SpecText *const m_text;
};

QColor colorOf(SpecIssue::Severity severity, const Theme &theme)
{
    return severity == SpecIssue::Severity::Error ? theme.bad : severity == SpecIssue::Severity::Warning ? theme.warn : theme.info;
}

} // namespace

SpecText::SpecText(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_margin(new Margin(this))
    , m_highlighter(new KSyntaxHighlighting::SyntaxHighlighter(document()))
{
    setObjectName(u"specText"_s);
    setAccessibleName(tr("Spec"));
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFont(fixedFont());
    setTabStopDistance(fontMetrics().horizontalAdvance(u' ') * 2);
    setTabChangesFocus(false);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &SpecText::placeMargin);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
        if (dy != 0)
            m_margin->scroll(0, dy);
        else
            m_margin->update(0, rect.y(), m_margin->width(), rect.height());
    });
    connect(this, &QPlainTextEdit::textChanged, this, &SpecText::chooseLanguage);
    m_highlighter->setDefinition(definitions().definitionForName(u"YAML"_s));
    applyTheme();
    placeMargin();
}

void SpecText::applyTheme()
{
    m_highlighter->setTheme(themeFor(Theme::of(palette())));
    m_highlighter->rehighlight();
    showIssues();
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

void SpecText::setIssues(const QList<SpecIssue> &issues)
{
    m_issues = issues;
    showIssues();
    m_margin->update();
}

void SpecText::showIssues()
{
    const Theme &theme = Theme::of(palette());
    QList<QTextEdit::ExtraSelection> selections;
    const auto end = static_cast<int>(document()->characterCount()) - 1;
    for (const SpecIssue &issue : std::as_const(m_issues)) {
        if (!issue.range || issue.severity == SpecIssue::Severity::Info)
            continue;
        const int from = std::clamp(static_cast<int>(issue.range->offset), 0, end);
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(document());
        selection.cursor.setPosition(from);
        selection.cursor.setPosition(std::clamp(from + std::max(1, static_cast<int>(issue.range->length)), 0, end), QTextCursor::KeepAnchor);
        selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        selection.format.setUnderlineColor(colorOf(issue.severity, theme));
        selections.append(selection);
    }
    setExtraSelections(selections);
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
    const auto end = static_cast<int>(document()->characterCount()) - 1;
    cursor.setPosition(std::clamp(static_cast<int>(range.offset), 0, end));
    setTextCursor(cursor);
    centerCursor();
    setFocus();
}

int SpecText::marginWidth() const
{
    const auto digits = QString::number(std::max(1, blockCount())).size();
    return fontMetrics().horizontalAdvance(u'9') * static_cast<int>(std::max<qsizetype>(2, digits)) + 30;
}

void SpecText::placeMargin()
{
    setViewportMargins(marginWidth(), 0, 0, 0);
    const QRect area = contentsRect();
    m_margin->setGeometry(area.left(), area.top(), marginWidth(), area.height());
}

void SpecText::paintMargin(QPaintEvent *event)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(m_margin);
    painter.fillRect(event->rect(), theme.window);
    painter.setFont(font());
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
        if (place.top() > event->rect().bottom())
            break;
        const int line = block.blockNumber() + 1;
        const bool current = block == textCursor().block();
        painter.setPen(current ? theme.text : theme.faint);
        painter.drawText(QRectF(0, place.top(), m_margin->width() - 8, fontMetrics().height()), Qt::AlignRight | Qt::AlignVCenter, QString::number(line));
        const auto issue = std::ranges::find_if(m_issues, [&](const SpecIssue &one) { return one.range && one.range->line == line; });
        if (issue == m_issues.end())
            continue;
        const bool isError = issue->severity == SpecIssue::Severity::Error;
        const QString name = isError ? u"error"_s : issue->severity == SpecIssue::Severity::Warning ? u"warning"_s : u"info"_s;
        painter.drawPixmap(QPointF(4, place.top() + (fontMetrics().height() - 14) / 2.0), iconPixmap(name, colorOf(issue->severity, theme), 14, devicePixelRatioF()));
    }
}

void SpecText::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeMargin();
}

void SpecText::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
}

// Tab indents by two blanks, as YAML wants it, and a new line begins where the last one did.
void SpecText::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Tab && event->modifiers() == Qt::NoModifier && !isReadOnly())
        return insertPlainText(u"  "_s);
    if (event->key() == Qt::Key_Return && event->modifiers() == Qt::NoModifier && !isReadOnly()) {
        const QString line = textCursor().block().text();
        const auto indent = std::ranges::find_if(line, [](QChar c) { return c != u' '; }) - line.begin();
        return insertPlainText(u'\n' + line.first(std::min<qsizetype>(indent, textCursor().positionInBlock())));
    }
    QPlainTextEdit::keyPressEvent(event);
}

bool SpecText::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QPlainTextEdit::event(event);
    auto *help = static_cast<QHelpEvent *>(event);
    const int position = cursorForPosition(viewport()->mapFrom(this, help->pos())).position();
    for (const SpecIssue &issue : std::as_const(m_issues))
        if (issue.range && position >= issue.range->offset && position <= issue.range->offset + issue.range->length) {
            QToolTip::showText(help->globalPos(), issue.rule + u": " + issue.message, this);
            return true;
        }
    QToolTip::hideText();
    return true;
}

} // namespace quayside
