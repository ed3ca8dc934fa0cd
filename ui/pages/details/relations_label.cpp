// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/relations_label.h"

#include "ui/bridge/text.h"

#include <algorithm>

namespace trefoil {

namespace {

constexpr std::size_t mostChildrenNamed = 12;
const QString allChildren = QStringLiteral("children");

QString linkText(const QString& target, const QString& text)
{
    return QStringLiteral("<a href=\"%1\">%2</a>").arg(target, text.toHtmlEscaped());
}

} // namespace

RelationsLabel::RelationsLabel(Workspace& workspace, QWidget* parent)
    : QLabel(parent)
    , m_workspace(workspace)
{
    setObjectName(QStringLiteral("relations"));
    setWordWrap(true);
    setTextFormat(Qt::RichText);
    setTextInteractionFlags(Qt::TextBrowserInteraction); // links by mouse and by keyboard
    setAccessibleName(tr("Runs that this one is part of, or that are part of it"));
    connect(this, &QLabel::linkActivated, this, &RelationsLabel::follow);
    hide();
}

QString RelationsLabel::linkTo(const RelatedRun& related) const
{
    if (!related.run.isValid()) {
        return tr("run %1, which is not in this library").arg(toText(related.name)).toHtmlEscaped();
    }
    // The name that all views use: unique, unlike that of the record.
    const Frame& frame = *m_workspace.frame();
    const auto found = std::ranges::find(frame.runs, related.run);
    const auto row = static_cast<std::size_t>(found - frame.runs.begin());
    return linkText(QString::number(related.run.value),
        toText(found == frame.runs.end() ? related.name : frame.names[row]));
}

void RelationsLabel::show(const RunDetails& details)
{
    m_children = details.children;
    QStringList lines;
    if (details.parent) {
        lines << tr("Part of %1").arg(linkTo(*details.parent));
    }
    if (!m_children.empty()) {
        const QString count = tr("%n runs", nullptr, static_cast<int>(m_children.size()));
        QStringList names;
        for (std::size_t i = 0; i < std::min(m_children.size(), mostChildrenNamed); ++i) {
            names << linkTo(m_children[i]);
        }
        if (m_children.size() > mostChildrenNamed) {
            names << tr("and %1 more").arg(m_children.size() - mostChildrenNamed);
        }
        lines << tr("Parent of %1: %2").arg(linkText(allChildren, count), names.join(QStringLiteral(", ")));
    }
    setText(lines.join(QStringLiteral("<br>")));
    setVisible(!lines.isEmpty());
}

void RelationsLabel::follow(const QString& link)
{
    std::vector<RunId> runs;
    if (link == allChildren) {
        std::ranges::transform(
            m_children, std::back_inserter(runs), [](const RelatedRun& child) { return child.run; });
    } else {
        runs.push_back(RunId{link.toLongLong()});
    }
    const Frame& frame = *m_workspace.frame();
    RowSet rows(frame.rowCount());
    for (const RunId run : runs) {
        const auto found = std::ranges::find(frame.runs, run);
        if (found != frame.runs.end()) {
            rows.insert(static_cast<RowSet::Row>(found - frame.runs.begin()));
        }
    }
    if (!rows.empty()) {
        m_workspace.setSelection(std::make_shared<const RowSet>(std::move(rows)));
    }
}

} // namespace trefoil
