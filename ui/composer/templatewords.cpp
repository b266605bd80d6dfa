// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/templatewords.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

/// The texts of this file stand in one context of the translations.
struct TemplateTexts
{
    Q_DECLARE_TR_FUNCTIONS(tocsin::TemplateTexts)
};

QString reasonFor(const TemplateProblem &problem)
{
    switch (problem.kind) {
    case TemplateProblem::Kind::BraceAlone:
        return TemplateTexts::tr("A brace that is to stay is written twice: {{ or }}.");
    case TemplateProblem::Kind::FieldUnknown:
        //: %1 is what stands between braces in a template, with them, like "{tragets}"; the names in braces stay as they are
        return TemplateTexts::tr("%1 stands for nothing. What is filled in is called {now} (the time), {targets} (all that is picked), {zone} (zones that are picked), "
                                 "{next} (the next update), {eta} and {window} (the plan). Correct the name; braces that are to stay are written twice.")
            .arg(u'{' + problem.field + u'}');
    case TemplateProblem::Kind::NothingPromised:
        return TemplateTexts::tr("{next} stands for the next update, and the template promises none. Say in how many minutes it comes, or take {next} out.");
    }
    return {};
}

} // namespace

QString wordsFor(const TemplateProblem &problem, const PostTemplate &post)
{
    const QString reason = reasonFor(problem);
    if (problem.inTitle)
        //: %1 is the name of a template, %2 a sentence that says what is wrong
        return TemplateTexts::tr("Title of the template “%1”: %2").arg(post.name, reason);
    //: %1 is the name of a template, %2 a sentence that says what is wrong
    return TemplateTexts::tr("Text of the template “%1”: %2").arg(post.name, reason);
}

} // namespace tocsin
