// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/rowmodel.h"
#include "models/session/stockroom.h"

namespace quayside {

// One thing that an engine keeps, with what decides about it.
struct StockRow
{
    ConnectionId connection;
    StockItem item;
    std::optional<Bytes> size; // once it is known
    QString keep; // why it must stay; empty when it may be removed
    bool isStale = false; // from an engine that does not answer now

    bool operator==(const StockRow &) const = default;
};

// The images, the volumes or the networks of all engines in one table.
class StockModel final : public RowModel<StockRow, QString>
{
    Q_OBJECT

public:
    enum Column { Name, Where, Size, UsedBy, More, Created, ColumnCount };

    StockModel(StockKind kind, Stockroom &room, const Clock &clock, QObject *parent = nullptr);

    StockKind kind() const { return m_kind; }

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QString key(const StockRow &row) const override;
    QVariant cell(const StockRow &row, int column, int role) const override;

private:
    void refresh();
    QString text(const StockRow &row, int column) const;
    QString more(const StockItem &item) const;

    const StockKind m_kind;
    Stockroom &m_room;
    const Clock &m_clock;
};

struct LoginRow
{
    ConnectionId connection;
    RegistryLogin login;

    bool operator==(const LoginRow &) const = default;
};

class LoginModel final : public RowModel<LoginRow, QString>
{
    Q_OBJECT

public:
    enum Column { Server, User, Where, Place, ColumnCount };

    explicit LoginModel(Stockroom &room, QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QString key(const LoginRow &row) const override;
    QVariant cell(const LoginRow &row, int column, int role) const override;

private:
    void refresh();

    Stockroom &m_room;
};

// "Images", "Volumes", "Networks"
QString stockKindName(StockKind kind);
// "3 images"
QString stockCount(StockKind kind, int count);
// Text for a dialog: what is lost for ever when an item is removed, as one sentence.
QString lossOf(const StockItem &item, std::optional<Bytes> size);
// "Images 1.2 GB · containers 37 MB · volumes 3.1 GB"
QString diskUseText(const DiskUse &disk);

} // namespace quayside
