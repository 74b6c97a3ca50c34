// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/connectionform.h"

#include "models/format/format.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr int fieldWidth = 560;

PlainLabel *makeHint(const QString &text)
{
    auto *hint = new PlainLabel(text);
    hint->setTone(PlainLabel::Tone::Dim);
    hint->setTextSize(TextSize::Small);
    hint->setWordWrap(true);
    return hint;
}

void clear(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

} // namespace

ConnectionForm::ConnectionForm(ConnectionBook &book, QWidget *parent)
    : QWidget(parent)
    , m_book(book)
    , m_title(new PlainLabel)
    , m_others(new QWidget)
    , m_addressProblem(new PlainLabel)
    , m_engine(new QComboBox)
    , m_colour(new QComboBox)
    , m_readOnly(new QCheckBox(tr("Read-only: nothing is ever changed over this connection")))
    , m_verdict(new PlainLabel)
    , m_test(new QPushButton)
    , m_save(new QPushButton(tr("Save")))
{
    m_title->setTextSize(TextSize::Title);
    m_addressProblem->setTone(PlainLabel::Tone::Bad);
    m_addressProblem->setWordWrap(true);
    m_engine->addItem(tr("Podman"), static_cast<int>(EngineKind::Podman));
    m_engine->addItem(tr("Docker"), static_cast<int>(EngineKind::Docker));
    m_engine->setAccessibleName(tr("Engine"));
    m_colour->setObjectName(u"connectionColour"_s);
    m_colour->setAccessibleName(tr("Colour"));
    m_colour->setToolTip(tr("A dot of this colour stands with the connection wherever it is named, so that nobody mistakes one for another."));
    m_colour->addItems({tr("None"), tr("Blue"), tr("Orange"), tr("Green"), tr("Pink"), tr("Gold"), tr("Grey")}); // as in Theme::series
    m_verdict->setWordWrap(true);
    m_verdict->setObjectName(u"verdict"_s);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    (new QVBoxLayout(m_others))->setContentsMargins(0, 0, 0, 0);

    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(space::medium);
    page->addWidget(m_title);
    page->addWidget(m_others);
    page->addWidget(makeFields());
    page->addWidget(m_verdict);
    page->addLayout(makeButtons());
    page->addStretch();
    connect(m_address, &QLineEdit::textChanged, this, &ConnectionForm::refresh);
}

QWidget *ConnectionForm::makeFields()
{
    auto *fields = new QWidget;
    fields->setMaximumWidth(fieldWidth);
    auto *layout = new QVBoxLayout(fields);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::tiny);
    m_name = addField(layout, "connectionName", tr("Name"), {});
    m_address = addField(layout, "connectionAddress", tr("Address"),
                         tr("ssh://you@machine for Podman or Docker over your own ssh, tcp://machine:2376 for Docker with TLS, or unix:///path/of/a.sock"));
    layout->addWidget(m_addressProblem);
    layout->addSpacing(space::small);
    layout->addWidget(new PlainLabel(tr("Engine")));
    layout->addWidget(m_engine, 0, Qt::AlignLeft);
    layout->addSpacing(space::small);
    m_identity = addFileField(layout, "connectionIdentity", tr("Key file"), tr("default: what ssh finds"));
    m_authority = addFileField(layout, "connectionAuthority", tr("Certificate of the authority (ca.pem)"), tr("default: whom the system trusts"));
    m_certificate = addFileField(layout, "connectionCertificate", tr("Your certificate (cert.pem)"), tr("default: none"));
    m_key = addFileField(layout, "connectionKey", tr("Its key (key.pem)"), tr("default: none"));
    layout->addWidget(new PlainLabel(tr("Colour")));
    layout->addWidget(m_colour, 0, Qt::AlignLeft);
    layout->addSpacing(space::small);
    layout->addWidget(m_readOnly);
    return fields;
}

QLineEdit *ConnectionForm::addField(QVBoxLayout *layout, const char *name, const QString &label, const QString &hint)
{
    auto *field = new QLineEdit;
    field->setObjectName(QString::fromLatin1(name));
    field->setAccessibleName(label);
    layout->addWidget(new PlainLabel(label));
    layout->addWidget(field);
    if (!hint.isEmpty())
        layout->addWidget(makeHint(hint));
    layout->addSpacing(space::small);
    return field;
}

ConnectionForm::FileField ConnectionForm::addFileField(QVBoxLayout *layout, const char *name, const QString &label, const QString &placeholder)
{
    FileField field{new QWidget, new QLineEdit};
    field.path->setObjectName(QString::fromLatin1(name));
    field.path->setAccessibleName(label);
    field.path->setPlaceholderText(placeholder);
    auto *choose = new QPushButton(tr("Choose…"));
    choose->setAccessibleName(tr("Choose: %1").arg(label));
    connect(choose, &QPushButton::clicked, this, [this, path = field.path, label] {
        const QString file = QFileDialog::getOpenFileName(this, label, path->text());
        if (!file.isEmpty())
            path->setText(file);
    });
    auto *line = new QHBoxLayout;
    line->setSpacing(space::small);
    line->addWidget(field.path, 1);
    line->addWidget(choose);
    auto *column = new QVBoxLayout(field.row);
    column->setContentsMargins(0, 0, 0, space::small);
    column->setSpacing(space::tiny);
    column->addWidget(new PlainLabel(label));
    column->addLayout(line);
    layout->addWidget(field.row);
    return field;
}

QLayout *ConnectionForm::makeButtons()
{
    m_test->setObjectName(u"testConnection"_s);
    m_save->setObjectName(u"saveConnection"_s);
    m_save->setProperty("primary", true);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setShortcut(Qt::Key_Escape);
    connect(m_test, &QPushButton::clicked, this, &ConnectionForm::test);
    connect(m_save, &QPushButton::clicked, this, &ConnectionForm::save);
    connect(cancel, &QPushButton::clicked, this, [this] {
        if (m_testing)
            m_testing->cancel();
        Q_EMIT left();
    });
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    for (QPushButton *button : {m_save, m_test, cancel})
        buttons->addWidget(button);
    buttons->addStretch();
    return buttons;
}

void ConnectionForm::beginNew()
{
    m_title->setText(tr("New connection"));
    begin({});
    lookForOthers();
}

void ConnectionForm::beginEdit(const ConnectionSettings &settings)
{
    m_title->setText(tr("Edit connection"));
    begin(settings);
}

void ConnectionForm::begin(const ConnectionSettings &settings)
{
    m_edited = settings.id;
    clear(m_others->layout());
    fill(settings);
    m_name->setFocus();
}

void ConnectionForm::fill(const ConnectionSettings &settings)
{
    m_name->setText(settings.id.value);
    m_address->setText(settings.id.value.isEmpty() ? QString() : settings.address.text());
    m_engine->setCurrentIndex(m_engine->findData(static_cast<int>(settings.engine)));
    m_identity.path->setText(settings.identity);
    m_authority.path->setText(settings.authority);
    m_certificate.path->setText(settings.certificate);
    m_key.path->setText(settings.key);
    m_colour->setCurrentIndex(settings.colour);
    m_readOnly->setChecked(settings.isReadOnly);
    say({}, PlainLabel::Tone::Text);
    refresh();
}

Result<ConnectionSettings> ConnectionForm::settings() const
{
    return EngineAddress::parse(m_address->text()).map([this](const EngineAddress &address) {
        const bool overSsh = address.way == EngineAddress::Way::Ssh;
        const auto onlyIf = [](bool used, const FileField &field) { return used ? field.path->text().trimmed() : QString(); };
        ConnectionSettings made;
        made.id.value = m_name->text().trimmed();
        made.engine = static_cast<EngineKind>(m_engine->currentData().toInt());
        made.address = address;
        made.identity = onlyIf(overSsh, m_identity);
        const bool overTls = address.way == EngineAddress::Way::Tls;
        made.authority = onlyIf(overTls, m_authority);
        made.certificate = onlyIf(overTls, m_certificate);
        made.key = onlyIf(overTls, m_key);
        made.isReadOnly = m_readOnly->isChecked();
        made.colour = m_colour->currentIndex();
        return made;
    });
}

// What is asked for depends on the address; what is wrong with it is said once something is there.
void ConnectionForm::refresh()
{
    const Result<EngineAddress> address = EngineAddress::parse(m_address->text());
    const bool overSsh = address && address->way == EngineAddress::Way::Ssh;
    const bool overTls = address && address->way == EngineAddress::Way::Tls;
    m_identity.row->setVisible(overSsh);
    for (const FileField &field : {m_authority, m_certificate, m_key})
        field.row->setVisible(overTls);
    m_addressProblem->setText(address || m_address->text().size() < 7 ? QString() : address.error().summary);
    m_addressProblem->setVisible(!m_addressProblem->text().isEmpty());
    m_save->setEnabled(address.has_value());
    m_test->setEnabled(m_testing || address.has_value());
    m_test->setText(m_testing ? tr("Stop the test") : tr("Test"));
}

void ConnectionForm::lookForOthers()
{
    m_book.findOthers()->onFinished(this, [this](const Result<QList<ConnectionSettings>> &others) {
        if (others && m_edited.value.isEmpty())
            showOthers(*others);
    });
}

void ConnectionForm::showOthers(const QList<ConnectionSettings> &others)
{
    clear(m_others->layout());
    if (others.isEmpty())
        return;
    m_others->layout()->addWidget(makeHint(tr("Other programs on this machine know:")));
    for (const ConnectionSettings &one : others) {
        auto *use = new QPushButton(u"%1   %2"_s.arg(one.id.value, one.address.text()).replace(u'&', u"&&"_s));
        use->setAccessibleDescription(tr("Fills in the fields below"));
        connect(use, &QPushButton::clicked, this, [this, one] { fill(one); });
        m_others->layout()->addWidget(use);
        m_others->layout()->setAlignment(use, Qt::AlignLeft);
    }
}

void ConnectionForm::test()
{
    if (m_testing)
        return m_testing->cancel();
    const Result<ConnectionSettings> wanted = settings();
    if (!wanted)
        return;
    Operation<EngineDescription> *testing = m_book.test(*wanted);
    m_testing = testing;
    say(tr("Connecting…"), PlainLabel::Tone::Dim);
    connect(testing, &OperationBase::progressChanged, this, [this](const Progress &progress) { say(progress.text + u'…', PlainLabel::Tone::Dim); });
    testing->onFinished(this, [this](const Result<EngineDescription> &engine) {
        m_testing.clear();
        refresh();
        if (!engine)
            return say(engine.error().isCancelled() ? QString() : u"✕ "_s + engine.error().summary, PlainLabel::Tone::Bad);
        //: %1 is an engine with its version, %2 an amount of memory
        say(tr("● It works: %1, %2 of memory.").arg(engine->name + u' ' + engine->version, format::bytes(engine->memory)), PlainLabel::Tone::Good);
    });
    refresh();
}

void ConnectionForm::save()
{
    const Result<ConnectionSettings> made = settings();
    const Result<> kept = made ? m_book.put(*made, m_edited) : Result<>(tl::unexpected(made.error()));
    if (!kept)
        return say(kept.error().summary, PlainLabel::Tone::Bad);
    if (m_testing)
        m_testing->cancel();
    Q_EMIT left();
}

void ConnectionForm::say(const QString &text, PlainLabel::Tone tone)
{
    m_verdict->setTone(tone);
    m_verdict->setText(text);
    m_verdict->setVisible(!text.isEmpty());
}

} // namespace quayside
