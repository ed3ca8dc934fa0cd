// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace trefoil {

/// What the centre shows while no run is there: three ways to begin, and the libraries of last time.
class EmptyState final : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent);

    void setExample(const QString& title); ///< the main one; without a call there is none
    void setRecent(const QStringList& paths);

Q_SIGNALS:
    void filesRequested();
    void folderRequested();
    void exampleRequested();
    void studiesRequested(); ///< the list of all of them
    void libraryRequested();
    void recentRequested(const QString& path);

private:
    QVBoxLayout* m_recent = nullptr;
    QPushButton* m_example = nullptr;
    QPushButton* m_studies = nullptr;
};

} // namespace trefoil
