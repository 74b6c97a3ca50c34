// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a window costs that does nothing: the yardstick of start-up, memory and idling.
//   bare rich       a tree of 200 rows, two tabs, a menu, a tool bar
//   bare chart      the same, and one empty chart; linked with every library that Quayside links

#include <QApplication>
#include <QDateTime>
#include <QMainWindow>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStatusBar>
#include <QTabWidget>
#include <QTextEdit>
#include <QTimer>
#include <QToolBar>
#include <QTreeWidget>

#ifdef BARE_WITH_CHART
#include <QChart>
#include <QChartView>
#include <QLineSeries>
#endif

#include <cstdio>

namespace {

class BareWindow final : public QMainWindow
{
public:
    BareWindow()
    {
        resize(1280, 800);
        auto *tree = new QTreeWidget;
        tree->setHeaderLabels({"State", "Group", "CPU", "Memory", "Address", "Age"});
        for (int row = 0; row < 200; ++row)
            tree->addTopLevelItem(new QTreeWidgetItem(QStringList{"Running", QString::number(row), "0.5", "1.5 GB", "127.0.0.1:80", "1 h"}));
        m_tabs->addTab(new QPlainTextEdit, "Log");
        m_tabs->addTab(new QTextEdit, "Spec");
        auto *splitter = new QSplitter(Qt::Vertical);
        splitter->addWidget(tree);
        splitter->addWidget(m_tabs);
        setCentralWidget(splitter);
        menuBar()->addMenu("File")->addAction("Quit");
        addToolBar("Main")->addAction("Refresh");
        statusBar()->showMessage("Ready");
    }

    QTabWidget *tabs() { return m_tabs; }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QMainWindow::paintEvent(event);
        if (!std::exchange(m_painted, true))
            QTimer::singleShot(0, this, [] { fprintf(stderr, "first frame %lld\n", static_cast<long long>(QDateTime::currentMSecsSinceEpoch())); });
    }

private:
    QTabWidget *const m_tabs = new QTabWidget;
    bool m_painted = false;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication program(argc, argv);
    BareWindow window;
#ifdef BARE_WITH_CHART
    auto *chart = new QChart;
    chart->addSeries(new QLineSeries);
    chart->createDefaultAxes();
    window.tabs()->insertTab(0, new QChartView(chart), "Chart");
    window.tabs()->setCurrentIndex(0);
#endif
    window.show();
    return QApplication::exec();
}
