// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/review/secretfields.h"

#include "models/format/format.h"
#include "ui/widgets/plainlabel.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr int pause = 300; // milliseconds

} // namespace

SecretFields::SecretFields(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(space::tiny);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &SecretFields::edited);
}

void SecretFields::clear()
{
    m_pause.stop();
    m_fields.clear();
    qDeleteAll(findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
}

void SecretFields::ask(const Review &review)
{
    for (qsizetype i = 0; i < review.missingSecrets.size(); ++i) {
        const QString &pointer = review.missingSecrets.at(i);
        if (m_fields.contains(pointer))
            continue;
        const QString name = format::plainLine(review.missingSecretLabels.value(i));
        auto *label = new PlainLabel(name);
        label->setTone(PlainLabel::Tone::Dim);
        label->setElided(true);
        auto *field = new QLineEdit;
        field->setObjectName(u"secret:"_s + pointer);
        field->setAccessibleName(name);
        field->setEchoMode(QLineEdit::Password);
        field->setPlaceholderText(pointer.contains("/secret/"_L1) ? tr("the content of the file, as base64") : tr("shown to nobody"));
        connect(field, &QLineEdit::textEdited, &m_pause, qOverload<>(&QTimer::start));
        m_layout->addWidget(label);
        m_layout->addWidget(field);
        m_fields.insert(pointer, field);
    }
}

int SecretFields::missing() const
{
    return static_cast<int>(std::ranges::count_if(m_fields, [](const QLineEdit *field) { return field->text().isEmpty(); }));
}

QMap<QString, QString> SecretFields::values() const
{
    QMap<QString, QString> values;
    for (const auto &[pointer, field] : m_fields.asKeyValueRange())
        values.insert(pointer, field->text());
    return values;
}

} // namespace quayside
