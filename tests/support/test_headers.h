// SPDX-License-Identifier: GPL-3.0-or-later
// What <QTest> and most tests include, precompiled once. QTest itself depends on each test's folder.
#pragma once

#include <QBitArray>
#include <QMetaEnum>
#include <QObject>
#include <QRect>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QUrl>
#include <QVariant>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>
