// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/session/connectionbook.h"
#include "ui/widgets/plainlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

class QVBoxLayout;

namespace quayside {

// A connection in the making: where the engine is, what proves who is who, and a test that names the step that fails.
class ConnectionForm final : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionForm(ConnectionBook &book, QWidget *parent = nullptr);

    // Begins with a new connection, and shows what other programs know.
    void beginNew();
    void beginEdit(const ConnectionSettings &settings);

Q_SIGNALS:
    // Saved, or given up.
    void left();

private:
    struct FileField
    {
        QWidget *row = nullptr;
        QLineEdit *path = nullptr;
    };

    QWidget *makeFields();
    QLineEdit *addField(QVBoxLayout *layout, const char *name, const QString &label, const QString &hint);
    FileField addFileField(QVBoxLayout *layout, const char *name, const QString &label, const QString &placeholder);
    QLayout *makeButtons();
    void begin(const ConnectionSettings &settings);
    void fill(const ConnectionSettings &settings);
    Result<ConnectionSettings> settings() const;
    void refresh();
    void lookForOthers();
    void showOthers(const QList<ConnectionSettings> &others);
    void test();
    void save();
    void say(const QString &text, PlainLabel::Tone tone);

    ConnectionBook &m_book;
    ConnectionId m_edited; // empty for a new one
    PlainLabel *const m_title;
    QWidget *const m_others;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_address = nullptr;
    PlainLabel *const m_addressProblem;
    QComboBox *const m_engine;
    FileField m_identity;
    FileField m_authority;
    FileField m_certificate;
    FileField m_key;
    QComboBox *const m_colour;
    QCheckBox *const m_readOnly;
    PlainLabel *const m_verdict;
    QPushButton *const m_test;
    QPushButton *const m_save;
    QPointer<OperationBase> m_testing;
};

} // namespace quayside
