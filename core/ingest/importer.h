// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ingest/record_sink.h"
#include "core/ingest/source.h"

#include <optional>
#include <string>
#include <string_view>

namespace trefoil {

struct Mapping;

/// Why a file is taken for a format. Confidence 0…1; 0 means no.
struct Recognition {
    double confidence = 0;
    std::string
        reason; ///< shown to people: "header has energy_consumed and run_id; 38 columns as since 3.2.1"
};

struct ImportOptions {
    const Mapping* mapping = nullptr; ///< for tables: what the columns mean; null: as proposed
};

/// How strongly a format speaks about a quantity when several records of one run have it: the log of the
/// energy tool before a table that repeats it.
enum class Precedence { Summary, Table, Evaluation, Log };

/// One import format: three functions and a name. Formats are registered in builtin_importers.cpp.
struct Importer {
    std::string_view id; ///< "codecarbon"
    std::string_view name; ///< "CodeCarbon emissions.csv"
    int revision = 1; ///< raised when the same file would give other records
    Precedence precedence = Precedence::Table;
    /// By content; the file name is only a hint. Must be cheap: looks at the head.
    Recognition (*recognise)(const Source& source) = nullptr;
    /// Streams the records of the file into the sink. Never throws, whatever the bytes. A file that turns
    /// out not to be of the format gives FormatRefused; cancelled work gives Cancelled.
    Result<void> (*read)(
        const Source& source, const ImportOptions& options, RecordSink& sink, Progress& progress) = nullptr;
};

} // namespace trefoil
