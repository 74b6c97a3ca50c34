// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QStringList>

namespace quayside {

// Standard output and standard error as the verbs see them; a recording one stands in for tests.
class Terminal
{
public:
    virtual ~Terminal() = default;

    virtual void write(QByteArrayView bytes) = 0;
    virtual void writeError(QByteArrayView bytes) = 0;
    // Whether a person reads standard output; then bytes from outside must not steer the terminal.
    virtual bool isInteractive() const = 0;
    // One line of standard input; empty at its end.
    virtual QString ask(const QString &question) = 0;
    // The same, unseen where a person types.
    virtual QString askSecret(const QString &question) { return ask(question); }

    void line(const QString &text);
    void errorLine(const QString &text);
};

class StandardTerminal final : public Terminal
{
public:
    void write(QByteArrayView bytes) override;
    void writeError(QByteArrayView bytes) override;
    bool isInteractive() const override;
    QString ask(const QString &question) override;
    QString askSecret(const QString &question) override;
};

// Rows as lines whose columns are as wide as their widest cell; cells from outside have been made one plain line each.
QStringList tableLines(const QList<QStringList> &rows);

// Bytes of a log for a terminal: colours pass, every other control and escape is shown as a sign.
QByteArray terminalSafe(QByteArrayView bytes);

} // namespace quayside
