// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/session/jobrunner.h"
#include "ui/widgets/plainlabel.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

class QVBoxLayout;

namespace quayside {

// A trigger in the making: what it waits for, and what it runs. The token of one that is called is shown here, once.
class TriggerForm final : public QWidget
{
    Q_OBJECT

public:
    TriggerForm(Session &session, JobRunner &jobs, QWidget *parent = nullptr);

    void beginNew();

Q_SIGNALS:
    // Added, or given up.
    void left();

private:
    struct PathField
    {
        QWidget *row = nullptr;
        QLineEdit *path = nullptr;
    };

    QWidget *makeFields();
    void addLabelled(QVBoxLayout *layout, const QString &label, QWidget *field, const char *name);
    PathField addPath(QVBoxLayout *layout, const char *name, const QString &label, std::function<QString(QWidget *, const QString &)> choose);
    QWidget *makeToken();
    QLayout *makeButtons();
    Trigger wanted() const;
    void refresh();
    void add();
    void showToken(const Trigger &trigger, const QString &token);
    void say(const QString &problem);

    Session &m_session;
    JobRunner &m_jobs;
    QWidget *m_fields = nullptr;
    QLineEdit *const m_name;
    QComboBox *const m_kind;
    PathField m_template;
    PathField m_folder;
    QWidget *const m_folderPart;
    QLineEdit *const m_pattern;
    QWidget *const m_callPart;
    QSpinBox *const m_port;
    QComboBox *const m_connection;
    QSpinBox *const m_atOnce;
    PlainLabel *const m_problem;
    QWidget *m_token = nullptr;
    QLineEdit *const m_tokenText;
    PlainLabel *const m_howToCall;
    QPushButton *const m_add;
    QPushButton *const m_leave;
};

} // namespace quayside
