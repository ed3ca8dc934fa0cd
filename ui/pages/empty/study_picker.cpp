// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/empty/study_picker.h"

#include <QDialogButtonBox>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "ui/bridge/text.h"

namespace trefoil {

namespace {

constexpr int claimRole = Qt::UserRole;
constexpr int indexRole = Qt::UserRole + 1;
constexpr int studyMargin = 10;
constexpr int studyPadding = 6;
constexpr int claimFlags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;
constexpr QSize pickerSize(820, 600);

/// A heading, or a title with its claim below, wrapped to the list's width.
class StudyDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        painter->save();
        const bool isHeading = !index.data(indexRole).isValid();
        const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
        const QRect inner = option.rect.adjusted(studyMargin, studyPadding, -studyMargin, -studyPadding);
        if (isCurrent) {
            painter->fillRect(option.rect, option.palette.highlight());
        }
        QFont bold = option.font;
        bold.setBold(true);
        const QPalette::ColorRole text = isCurrent ? QPalette::HighlightedText : QPalette::Text;
        const QFontMetrics boldMetrics(bold);
        if (isHeading) {
            painter->setPen(option.palette.color(QPalette::PlaceholderText));
            painter->drawText(inner, Qt::AlignLeft | Qt::AlignBottom, index.data().toString());
        } else {
            painter->setPen(option.palette.color(text));
            painter->setFont(bold);
            painter->drawText(inner, Qt::AlignLeft | Qt::AlignTop,
                boldMetrics.elidedText(index.data().toString(), Qt::ElideRight, inner.width()));
            painter->setFont(option.font);
            painter->drawText(inner.adjusted(0, boldMetrics.height() + 2, 0, 0), claimFlags,
                index.data(claimRole).toString());
        }
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto* list = qobject_cast<const QListWidget*>(option.widget);
        const int width =
            (list != nullptr ? list->viewport()->width() : pickerSize.width()) - 2 * studyMargin;
        const int line = option.fontMetrics.height();
        if (!index.data(indexRole).isValid()) {
            return {width, line + 3 * studyPadding};
        }
        const QString claim = index.data(claimRole).toString();
        const int claimHeight = claim.isEmpty()
            ? 0
            : option.fontMetrics.boundingRect({0, 0, width, 10000}, claimFlags, claim).height();
        return {width, line + 2 + claimHeight + 2 * studyPadding};
    }
};

} // namespace

StudyPicker::StudyPicker(const std::vector<Example>& examples, QWidget* parent)
    : QDialog(parent)
    , m_list(new QListWidget(this))
{
    setWindowTitle(tr("Bundled studies"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(pickerSize);
    m_list->setAccessibleName(tr("Bundled studies"));
    m_list->setItemDelegate(new StudyDelegate(m_list));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    QString group;
    for (int i = 0; i < static_cast<int>(examples.size()); ++i) {
        const Example& example = examples[static_cast<std::size_t>(i)];
        if (const QString teaches = toText(example.teaches); teaches != group && !teaches.isEmpty()) {
            group = teaches;
            (new QListWidgetItem(group, m_list))->setFlags(Qt::NoItemFlags);
        }
        auto* item = new QListWidgetItem(toText(example.title), m_list);
        item->setData(claimRole, toText(example.claim));
        item->setData(indexRole, i);
        item->setToolTip(toText(example.citation));
        item->setData(Qt::AccessibleDescriptionRole, toText(example.claim));
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel, this);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_list);
    layout->addWidget(buttons);
    QPushButton* open = buttons->button(QDialogButtonBox::Open);
    open->setEnabled(false);
    connect(m_list, &QListWidget::currentItemChanged, this,
        [open](const QListWidgetItem* item) { open->setEnabled(item != nullptr); });
    connect(m_list, &QListWidget::itemActivated, this, &StudyPicker::choose);
    connect(buttons, &QDialogButtonBox::accepted, this, &StudyPicker::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (int row = 0; row < m_list->count() && m_list->currentItem() == nullptr; ++row) {
        if (m_list->item(row)->data(indexRole).isValid()) {
            m_list->setCurrentRow(row);
        }
    }
}

void StudyPicker::choose()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (item != nullptr && item->data(indexRole).isValid()) {
        Q_EMIT chosen(item->data(indexRole).toInt());
        accept();
    }
}

} // namespace trefoil
