// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace trefoil {

/// The singular of every counted text ("%n runs" is "%n run" for one), so that English needs no translation
/// file. A test holds the list against the sources.
class EnglishPlurals final : public QTranslator {
public:
    using QTranslator::QTranslator;

    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(
        const char* context, const char* source, const char* disambiguation, int count) const override;
};

} // namespace trefoil
