// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/compress_board.h"
#include "ui/charts/arrows/prepare.h"
#include "ui/charts/board/board_look.h"
#include "ui/charts/panels/panel_content.h"
#include "ui/charts/retention/prepare.h"

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace trefoil {

/// The charts of the Compress board, ready to be drawn.
struct PreparedCompressBoard {
    CompressionReportPointer report;
    CompressBoard board; ///< as it is shown: with nothing empty that the report can fill
    std::size_t family = 0; ///< whose retention is shown
    std::vector<Ladder> ladders; ///< that the family offers
    PreparedArrows arrows;
    PreparedRetention retention;
    QStringList selected; ///< names of the selected variants that are drawn
};

[[nodiscard]] std::string ladderId(Ladder ladder); ///< of CompressBoard: "sparsity"

/// visible: rows whose eye is open; null: all.
[[nodiscard]] PreparedCompressBoard prepareCompressBoard(
    const CompressionReportPointer& report, const CompressBoard& board, const RowSet* visible);

/// The names of the variants that are drawn and have a row in the set; null: none.
[[nodiscard]] QStringList selectedVariants(const PreparedCompressBoard& board, const RowSet* selection);

/// What stands around the two charts, in this order.
[[nodiscard]] PanelBoard compressPanels(const PreparedCompressBoard& board, const BoardLook& look);

/// The board in words: how many variants, better on both, worse on both, who they are.
[[nodiscard]] QString compressSummary(const PreparedCompressBoard& board);

/// A variant in words, as rich text: method and why, n, the two changes, the verdict.
[[nodiscard]] QString variantCard(const PreparedCompressBoard& board, std::uint32_t group);

} // namespace trefoil
