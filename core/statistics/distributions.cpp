// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/distributions.h"

#include "core/statistics/interval.h"

#include <cmath>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/hypergeometric.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

namespace trefoil {

namespace {

namespace policies = boost::math::policies;

/// NaN or infinity instead of exceptions.
using Quiet = policies::policy<policies::domain_error<policies::ignore_error>,
    policies::pole_error<policies::ignore_error>, policies::overflow_error<policies::ignore_error>,
    policies::evaluation_error<policies::ignore_error>>;

using Normal = boost::math::normal_distribution<double, Quiet>;
using Student = boost::math::students_t_distribution<double, Quiet>;
using ChiSquare = boost::math::chi_squared_distribution<double, Quiet>;
using Binomial = boost::math::binomial_distribution<double, Quiet>;
using Hypergeometric = boost::math::hypergeometric_distribution<double, Quiet>;

} // namespace

double normalQuantile(double p)
{
    return p > 0 && p < 1 ? boost::math::quantile(Normal(), p) : undefinedNumber;
}

double normalProbability(double x)
{
    return std::isnan(x) ? undefinedNumber : boost::math::cdf(Normal(), x);
}

double studentQuantile(double p, double degreesOfFreedom)
{
    return p > 0 && p < 1 && degreesOfFreedom > 0 ? boost::math::quantile(Student(degreesOfFreedom), p)
                                                  : undefinedNumber;
}

double studentTwoSided(double t, double degreesOfFreedom)
{
    if (std::isnan(t) || !(degreesOfFreedom > 0)) {
        return undefinedNumber;
    }
    if (std::isinf(t)) {
        return 0;
    }
    return 2 * boost::math::cdf(boost::math::complement(Student(degreesOfFreedom), std::abs(t)));
}

double chiSquareUpper(double x, double degreesOfFreedom)
{
    if (!(x >= 0) || !(degreesOfFreedom > 0)) {
        return undefinedNumber;
    }
    return boost::math::cdf(boost::math::complement(ChiSquare(degreesOfFreedom), x));
}

double binomialProbability(double k, double n, double p)
{
    return boost::math::pdf(Binomial(n, p), k);
}

double binomialLower(double k, double n, double p)
{
    return boost::math::cdf(Binomial(n, p), k);
}

double hypergeometricProbability(unsigned k, unsigned marked, unsigned n, unsigned total)
{
    return boost::math::pdf(Hypergeometric(marked, n, total), k);
}

} // namespace trefoil
