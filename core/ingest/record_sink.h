// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/diagnostic.h"
#include "core/domain/predictions.h"
#include "core/domain/record.h"
#include "core/domain/series.h"
#include "core/domain/source_column.h"

#include <string_view>

namespace trefoil {

/// Where an importer puts what it reads from one file.
class RecordSink {
public:
    virtual ~RecordSink() = default;

    /// The id of a context, the same for equal contexts. Importers remember it where rows repeat it.
    virtual ContextId intern(const Context& context) = 0;

    /// The quantity of that id; a new one is added to the library's own quantities.
    virtual const Quantity& quantity(const Quantity& proposed) = 0;

    /// States where the file keeps a quantity; before the first record that has it.
    virtual void declare(const SourceColumn& column) = 0;

    /// Points of a series of the record that is accepted next. Chunks of several series may alternate.
    virtual void append(const SeriesChunk& chunk) = 0;

    /// What the model of the record that is accepted next answered about single examples.
    virtual void attach(Predictions predictions) = 0;

    /// Takes a copy; the importer may reuse the record.
    virtual void accept(const Record& record) = 0;

    virtual void diagnose(Diagnostic diagnostic) = 0;
};

} // namespace trefoil
