// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/groups/filterchips.h"

#include "models/format/format.h"
#include "models/items/groupfilter.h"
#include "ui/settings/keys.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QToolButton>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr auto termProperty = "term";
constexpr auto viewProperty = "view";
constexpr auto longProperty = "long";
constexpr auto shortProperty = "short";
constexpr qsizetype mostViews = 6;
constexpr qsizetype shortName = 10;
constexpr qsizetype longestName = 40;

QString termOf(GroupState state)
{
    return u"state:"_s + format::stateToken(state).toLower();
}

} // namespace

FilterChips::FilterChips(QLineEdit &filter, Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_filter(filter)
    , m_settings(settings)
{
    setObjectName(u"filterChips"_s);
    setMinimumWidth(1); // a narrow window gets short texts, not a minimum
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::medium, 0, space::medium, space::small);
    layout->setSpacing(space::tiny);
    connect(&filter, &QLineEdit::textChanged, this, &FilterChips::markSet);
    connect(&settings, &Settings::changed, this, [this](const QString &key) {
        if (key == settingskey::groupViews)
            build();
    });
    build();
}

void FilterChips::setCounts(const QMap<GroupState, int> &counts)
{
    if (std::exchange(m_counts, counts) != counts)
        build();
}

QVariantMap FilterChips::views() const
{
    return m_settings.value(settingskey::groupViews).toMap();
}

void FilterChips::build()
{
    while (QLayoutItem *item = layout()->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    for (const auto &[state, count] : m_counts.asKeyValueRange())
        addState(state, count);
    for (const auto &[name, filter] : views().asKeyValueRange())
        addView(name, filter.toString());
    m_keep = add(u"keepView"_s, tr("Keep this view…"), tr("Keep…"), tr("Gives the filter a name and a place here"));
    m_keep->setCheckable(false);
    connect(m_keep, &QAbstractButton::clicked, this, &FilterChips::askForName);
    layout()->addWidget(makeNameLine());
    static_cast<QHBoxLayout *>(layout())->addStretch(1);
    markSet();
}

void FilterChips::fit()
{
    const auto chips = findChildren<QAbstractButton *>(QString(), Qt::FindDirectChildrenOnly);
    const auto write = [&chips](const char *length) {
        for (QAbstractButton *chip : chips)
            chip->setText(chip->property(length).toString().replace(u'&', u"&&"_s));
    };
    write(longProperty);
    layout()->invalidate();
    if (layout()->sizeHint().width() > width())
        write(shortProperty);
}

void FilterChips::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

QAbstractButton *FilterChips::add(const QString &name, const QString &text, const QString &shortText, const QString &toolTip)
{
    auto *chip = new QToolButton;
    chip->setObjectName(name);
    chip->setProperty("chip", true);
    chip->setCheckable(true);
    chip->setProperty(longProperty, text);
    chip->setProperty(shortProperty, shortText);
    chip->setAccessibleName(text);
    chip->setToolTip(toolTip);
    chip->setFocusPolicy(Qt::TabFocus);
    layout()->addWidget(chip);
    return chip;
}

void FilterChips::addState(GroupState state, int count)
{
    const QString term = termOf(state);
    const QString glyph = format::stateGlyph(state) + u' ';
    const QString number = QString::number(count);
    QAbstractButton *chip = add(u"chip-"_s + format::stateToken(state), glyph + format::stateName(state) + u' ' + number, glyph + number, format::stateName(state) + u" · "_s + term);
    chip->setProperty(termProperty, term);
    connect(chip, &QAbstractButton::clicked, this, [this, term] { m_filter.setText(GroupFilter::toggled(m_filter.text(), term)); });
}

void FilterChips::addView(const QString &name, const QString &filter)
{
    QAbstractButton *chip = add(u"view-"_s + name, name, name.size() > shortName ? QString(name.left(shortName) + u'…') : name, name + u" · "_s + filter);
    chip->setProperty(viewProperty, filter);
    chip->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto *forgetThis = new QAction(tr("Forget the view %1").arg(name), chip);
    forgetThis->setShortcut(Qt::Key_Delete);
    forgetThis->setShortcutContext(Qt::WidgetShortcut);
    chip->addAction(forgetThis);
    connect(forgetThis, &QAction::triggered, this, [this, name] { forget(name); });
    connect(chip, &QAbstractButton::clicked, this, [this, filter] { m_filter.setText(m_filter.text() == filter ? QString() : filter); });
}

// What is in the line already is shown pressed; a filter that has no name can be given one.
void FilterChips::markSet()
{
    const QString text = m_filter.text().trimmed();
    QStringList terms;
    const GroupFilter filter = GroupFilter::parse(text);
    for (const GroupFilter::Term &term : filter.terms())
        terms.append(term.text);
    bool isKept = false;
    const auto chips = findChildren<QAbstractButton *>(QString(), Qt::FindDirectChildrenOnly);
    for (QAbstractButton *chip : chips) {
        const QVariant view = chip->property(viewProperty);
        const bool isSet = view.isValid() ? view.toString() == text : terms.contains(chip->property(termProperty).toString());
        isKept = isKept || (view.isValid() && isSet);
        chip->setChecked(isSet);
    }
    m_keep->setVisible(m_name->isHidden() && !text.isEmpty() && !isKept && views().size() < mostViews);
    fit();
    setVisible(m_counts.size() > 1 || !views().isEmpty() || !text.isEmpty());
}

QWidget *FilterChips::makeNameLine()
{
    m_name = new QLineEdit;
    m_name->setObjectName(u"viewName"_s);
    m_name->setPlaceholderText(tr("Name of the view, then Enter"));
    m_name->setAccessibleName(tr("Name of the view"));
    m_name->setMaxLength(longestName);
    m_name->setMaximumWidth(220);
    m_name->hide();
    connect(m_name, &QLineEdit::returnPressed, this, [this] { keep(m_name->text().trimmed(), m_filter.text().trimmed()); });
    connect(m_name, &QLineEdit::editingFinished, this, [this] { // also when it loses the focus
        m_name->hide();
        markSet();
    });
    return m_name;
}

void FilterChips::askForName()
{
    m_keep->hide();
    m_name->clear();
    m_name->show();
    m_name->setFocus();
}

void FilterChips::keep(const QString &name, const QString &filter)
{
    if (name.isEmpty())
        return;
    QVariantMap all = views();
    all[name] = filter;
    m_settings.setValue(settingskey::groupViews, all);
}

void FilterChips::forget(const QString &name)
{
    QVariantMap all = views();
    all.remove(name);
    m_settings.setValue(settingskey::groupViews, all);
}

} // namespace quayside
