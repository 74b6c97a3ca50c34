// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/speceditor/helppane.h"

#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QString factsOf(const Documentation &documentation)
{
    const PropertyHelp &help = documentation.help;
    QStringList facts;
    if (help.isRequired)
        facts.append(HelpPane::tr("Required."));
    if (documentation.isReadOnly)
        facts.append(HelpPane::tr("Read-only: not sent."));
    if (!help.values.isEmpty())
        facts.append(HelpPane::tr("Values: %1").arg(help.values.join(u" · "_s)));
    if (!help.defaultValue.isEmpty())
        facts.append(HelpPane::tr("Default: %1").arg(help.defaultValue));
    return facts.join(u'\n');
}

QString textOf(const Documentation &documentation)
{
    if (documentation.pointer.isEmpty())
        return HelpPane::tr("Put the caret on a property to read what it does.");
    if (!documentation.isKnown)
        return HelpPane::tr("Azure Container Instances knows no such property here.");
    return documentation.help.text;
}

} // namespace

HelpPane::HelpPane(QWidget *parent)
    : QScrollArea(parent)
    , m_name(new PlainLabel)
    , m_path(new PlainLabel)
    , m_text(new PlainLabel)
    , m_facts(new PlainLabel)
    , m_localTitle(new PlainLabel(tr("On a local engine")))
    , m_local(new PlainLabel)
{
    setObjectName(u"helpPane"_s);
    setAccessibleName(tr("Documentation"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    layout->setSpacing(space::small);
    m_name->setTextSize(TextSize::Section);
    m_path->setTextSize(TextSize::Small);
    m_localTitle->setTextSize(TextSize::Small);
    for (PlainLabel *label : {m_path, m_facts, m_localTitle})
        label->setTone(PlainLabel::Tone::Dim);
    for (PlainLabel *label : {m_name, m_path, m_text, m_facts, m_localTitle, m_local}) {
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    layout->addStretch(1);
    setWidget(content);
    explain({});
}

void HelpPane::explain(const Documentation &documentation)
{
    setPart(m_name, documentation.name);
    // Room to break at.
    setPart(m_path, QString(documentation.pointer).replace(u'/', u"/\u200b"_s));
    setPart(m_text, textOf(documentation));
    setPart(m_facts, factsOf(documentation));
    setPart(m_local, documentation.help.local);
    m_localTitle->setVisible(!documentation.help.local.isEmpty());
}

void HelpPane::setPart(PlainLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

QString shortDocumentation(const Documentation &documentation)
{
    if (!documentation.isKnown)
        return {};
    QStringList parts{documentation.help.text, factsOf(documentation)};
    parts.removeAll(QString());
    return parts.join(u'\n');
}

} // namespace quayside
