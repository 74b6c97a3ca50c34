// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/speceditor/linebar.h"

#include "ui/widgets/plainlabel.h"

#include <QHBoxLayout>
#include <QIntValidator>
#include <QKeyEvent>

namespace quayside {

using namespace Qt::StringLiterals;

LineBar::LineBar(QWidget *parent)
    : QFrame(parent)
    , m_line(new QLineEdit)
{
    setObjectName(u"lineBar"_s);
    setAutoFillBackground(true);
    setCursor(Qt::ArrowCursor);
    m_line->setObjectName(u"lineNumber"_s);
    m_line->setMaximumWidth(220);
    m_line->setAccessibleName(tr("Line"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::small, space::tiny, space::small, space::tiny);
    layout->addWidget(new PlainLabel(tr("Go to line")));
    layout->addWidget(m_line);
    layout->addStretch(1);
    hide();
}

void LineBar::open(int line, int lines)
{
    delete m_line->validator();
    m_line->setValidator(new QIntValidator(1, 9'999'999, m_line));
    m_line->setPlaceholderText(tr("1 to %1").arg(lines));
    m_line->setText(QString::number(line));
    m_line->selectAll();
    show();
    m_line->setFocus();
}

// The page has keys of its own for Escape.
bool LineBar::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

// Nothing goes on to the editor behind, which would write it down.
void LineBar::keyPressEvent(QKeyEvent *event)
{
    event->accept();
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isEnter && event->key() != Qt::Key_Escape)
        return;
    const int line = m_line->text().toInt();
    hide();
    if (isEnter && line > 0)
        Q_EMIT chosen(line);
    Q_EMIT closed();
}

} // namespace quayside
