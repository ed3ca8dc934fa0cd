// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/role_text.h"

#include <QCoreApplication>

#include <array>

namespace trefoil {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("trefoil::roles", text);
}

constexpr std::array roles{Role::Ignore, Role::Quantity, Role::RunName, Role::RunId, Role::ParentRunId,
    Role::Model, Role::Variant, Role::Kind, Role::Dataset, Role::Task, Role::Project, Role::Split, Role::Seed,
    Role::Hardware, Role::Country, Role::StartedAt, Role::EndedAt, Role::Timestamp, Role::GroupAttribute,
    Role::Group, Role::GroupSupport, Role::Citation, Role::Label, Role::Prediction, Role::Score,
    Role::ExampleId, Role::Weight};

} // namespace

std::span<const Role> offeredRoles()
{
    return roles;
}

QString roleText(Role role)
{
    switch (role) {
    case Role::Ignore:
        return tr("ignore");
    case Role::Quantity:
        return tr("a quantity");
    case Role::RunName:
        return tr("name of the run");
    case Role::RunId:
        return tr("id of the run");
    case Role::ParentRunId:
        return tr("id of its parent run");
    case Role::Model:
        return tr("model");
    case Role::Variant:
        return tr("variant");
    case Role::Dataset:
        return tr("dataset");
    case Role::Task:
        return tr("task");
    case Role::Kind:
        return tr("kind (colour)");
    case Role::Project:
        return tr("project");
    case Role::Split:
        return tr("split");
    case Role::Seed:
        return tr("seed");
    case Role::GroupAttribute:
        return tr("attribute of a group");
    case Role::Group:
        return tr("group");
    case Role::GroupSupport:
        return tr("examples in the group");
    case Role::StartedAt:
        return tr("start");
    case Role::EndedAt:
        return tr("end");
    case Role::Timestamp:
        return tr("time of writing");
    case Role::Country:
        return tr("country");
    case Role::Hardware:
        return tr("hardware");
    case Role::Citation:
        return tr("citation");
    case Role::Label:
        return tr("label");
    case Role::Prediction:
        return tr("prediction");
    case Role::Score:
        return tr("score");
    case Role::ExampleId:
        return tr("example id");
    case Role::Weight:
        return tr("weight");
    }
    return {};
}

} // namespace trefoil
