// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/review/imagepage.h"

#include "models/format/format.h"
#include "models/review/secrets.h"
#include "models/spec/jsonpointer.h"
#include "ui/theme/icons.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr int columnWidth = 760;

// Where the tag or the digest begins, which is what mostly changes; a colon before a slash belongs to a port.
qsizetype versionOf(const QString &image)
{
    const qsizetype digest = image.indexOf(u'@');
    const qsizetype tag = image.indexOf(u':', image.lastIndexOf(u'/') + 1);
    return digest >= 0 ? digest + 1 : tag >= 0 ? tag + 1 : image.size();
}

// An image whose version is chosen as soon as somebody comes here, because that is what mostly changes.
class ImageLine final : public QLineEdit
{
public:
    using QLineEdit::QLineEdit;

protected:
    void focusInEvent(QFocusEvent *event) override
    {
        QLineEdit::focusInEvent(event);
        const qsizetype version = versionOf(text());
        setSelection(static_cast<int>(version), static_cast<int>(text().size() - version));
    }

    void focusOutEvent(QFocusEvent *event) override
    {
        QLineEdit::focusOutEvent(event);
        deselect();
    }
};

} // namespace

ImagePage::ImagePage(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_before(SpecDocument::fromText({}))
    , m_after(m_before)
    , m_title(new PlainLabel)
    , m_review(new QPushButton(tr("Review…")))
    , m_column(new QVBoxLayout)
{
    setObjectName(u"imagePage"_s);
    auto *page = new QWidget;
    page->setMaximumWidth(columnWidth);
    page->setLayout(m_column);
    m_column->setContentsMargins(space::huge, space::large, space::huge, space::huge);
    m_column->setSpacing(space::medium);
    auto *purpose = new PlainLabel(tr("Choose another version or another image. Nothing happens before you have seen what it does."));
    purpose->setTone(PlainLabel::Tone::Dim);
    purpose->setWordWrap(true);
    m_column->addWidget(purpose);
    m_column->addStretch(1);
    auto *across = new QHBoxLayout;
    across->addWidget(page, 100);
    across->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addLayout(across, 1);
    auto *leaveKey = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    connect(leaveKey, &QShortcut::activated, this, &ImagePage::left);
    auto *reviewKey = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    connect(reviewKey, &QShortcut::activated, m_review, &QPushButton::click);
    connect(m_review, &QPushButton::clicked, this, &ImagePage::review);
}

QWidget *ImagePage::makeHeader()
{
    auto *header = new QWidget;
    header->setObjectName(u"detailsHeader"_s);
    header->setAttribute(Qt::WA_StyledBackground);
    auto *back = new QToolButton;
    back->setIcon(icon(u"back"_s));
    back->setToolTip(tr("Back to the groups (Esc)"));
    back->setAccessibleName(tr("Back to the groups"));
    connect(back, &QToolButton::clicked, this, &ImagePage::left);
    m_title->setTextSize(TextSize::Section);
    m_review->setObjectName(u"reviewImage"_s);
    m_review->setProperty("primary", true);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(space::small, space::small, space::medium, space::small);
    layout->setSpacing(space::small);
    layout->addWidget(back);
    layout->addWidget(m_title);
    layout->addStretch(1);
    layout->addWidget(m_review);
    return header;
}

void ImagePage::begin(const GroupId &group, const QString &text)
{
    m_group = group;
    m_before = SpecDocument::fromText(text);
    const QString name = format::plainLine(group.key);
    m_title->setText(tr("Update the image of %1").arg(fontMetrics().elidedText(name, Qt::ElideMiddle, 240)));
    m_title->setToolTip(name);
    m_rows.clear();
    delete m_rowsBox;
    m_rowsBox = new QWidget;
    auto *rows = new QVBoxLayout(m_rowsBox);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(space::large);
    m_column->insertWidget(1, m_rowsBox);
    addRows(m_before.spec().containers, u"/properties/containers"_s);
    addRows(m_before.spec().initContainers, u"/properties/initContainers"_s);
    check();
    if (!m_rows.isEmpty())
        m_rows.first().line->setFocus();
}

void ImagePage::addRows(const QList<spec::Container> &containers, const QString &list)
{
    for (qsizetype i = 0; i < containers.size(); ++i)
        addRow(containers.at(i), list + pointerStep(i) + pointerStep(u"properties"_s) + pointerStep(u"image"_s), list.endsWith("initContainers"_L1));
}

void ImagePage::addRow(const spec::Container &container, const QString &pointer, bool isInit)
{
    const QString name = format::plainLine(container.name.value_or(QString()));
    auto *label = new PlainLabel(isInit ? tr("%1 (init)").arg(name) : name);
    auto *line = new ImageLine(container.image.value_or(QString()));
    line->setObjectName(pointer);
    line->setAccessibleName(tr("Image of %1").arg(name));
    line->setFont(fixedFont());
    auto *problem = new PlainLabel;
    problem->setTone(PlainLabel::Tone::Bad);
    problem->setTextSize(TextSize::Small);
    problem->setWordWrap(true);
    connect(line, &QLineEdit::textEdited, this, &ImagePage::check);
    auto *parts = new QVBoxLayout;
    parts->setSpacing(space::tiny);
    parts->addWidget(label);
    parts->addWidget(line);
    parts->addWidget(problem);
    static_cast<QVBoxLayout *>(m_rowsBox->layout())->addLayout(parts);
    m_rows.append({pointer, line->text(), line, problem});
}

void ImagePage::check()
{
    QList<SpecEdit> edits;
    for (const Row &row : std::as_const(m_rows))
        if (row.line->text() != row.present)
            edits.append(SpecEdit::set(row.pointer, SpecEdit::text(row.line->text())));
    const Result<EditedDocument> edited = m_before.withEdits(edits);
    m_after = edited ? edited->document : m_before;
    bool isRight = edited.has_value();
    const QList<SpecIssue> issues = m_after.issues(m_session.limits(m_group.connection));
    for (const Row &row : std::as_const(m_rows)) {
        const auto found = std::ranges::find_if(issues, [&](const SpecIssue &issue) { return issue.path == row.pointer && issue.severity == SpecIssue::Severity::Error; });
        row.problem->setVisible(found != issues.end());
        row.problem->setText(found != issues.end() ? found->message : QString());
        isRight = isRight && found == issues.end();
    }
    m_review->setEnabled(isRight && !edits.isEmpty());
    const QString waiting = isRight ? tr("Nothing is changed yet.") : edited ? tr("An image has no valid name.") : edited.error().summary;
    m_review->setToolTip(m_review->isEnabled() ? tr("See what this changes before it is applied (Ctrl+Return)") : waiting);
}

void ImagePage::review()
{
    Q_EMIT reviewRequested(m_group, m_before.text(), m_after.text());
}

} // namespace quayside
