// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/error_text.h"

#include "ui/bridge/text.h"

#include <QCoreApplication>

namespace trefoil {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("trefoil::errorText", text);
}

QString argument(const Error& error, std::size_t index)
{
    return index < error.args.size() ? toText(error.args[index]) : QString();
}

QString sentence(const Error& error)
{
    const QString first = argument(error, 0);
    const QString second = argument(error, 1);
    switch (error.code) {
    case Errc::FileNotReadable:
        return tr("%1 cannot be read: %2.").arg(first, second);
    case Errc::FileNotWritable:
        return tr("%1 cannot be written: %2.").arg(first, second);
    case Errc::FormatUnknown:
        return tr(
            "%1 is in no format that Trefoil knows. A table can be imported by saying what its columns mean.")
            .arg(first);
    case Errc::FormatRefused:
        return tr("%1 is not imported: %2.").arg(first, second);
    case Errc::ParseFailed:
        return tr("Expected %1, found %2.").arg(first, second);
    case Errc::MappingInvalid:
        return tr("The column mapping cannot be used: %1.").arg(first);
    case Errc::SpecInvalid:
        return tr("The figure or scenario cannot be used: %1.").arg(first);
    case Errc::LibraryTooNew:
        return tr("%1 was written by a newer Trefoil (schema %2, this one knows %3). Please update Trefoil.")
            .arg(first, second, argument(error, 2));
    case Errc::LibraryNotOurs:
        return tr("%1 is not a Trefoil library.").arg(first);
    case Errc::LibraryDamaged:
        return tr("%1 is damaged: %2.").arg(first, second);
    case Errc::LibraryLocked:
        return tr("%1 is being changed by another Trefoil. Close that window or try again later.").arg(first);
    case Errc::StoreFailed:
        return tr("The library could not be read or changed: %1.").arg(first);
    case Errc::UnknownQuantity:
        return tr("No run has the quantity %1.").arg(first);
    case Errc::UnknownRun:
        return tr("There is no run %1.").arg(first);
    case Errc::OneRunAlready:
        return tr("These records are of one run already.");
    case Errc::NothingToUndo:
        return tr("There is nothing to undo.");
    case Errc::NothingToRedo:
        return tr("There is nothing to redo.");
    case Errc::Cancelled:
        return tr("Cancelled. Nothing was changed.");
    case Errc::Internal:
        return tr("Trefoil made a mistake: %1.").arg(first);
    }
    return {};
}

} // namespace

QString errorText(const Error& error)
{
    const QString place = toText(describe(error.where));
    const QString text = sentence(error);
    return place.isEmpty() ? text : QString(place % QStringLiteral(": ") % text);
}

} // namespace trefoil
