// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/formats/sourcestory.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

QString cleaned(QString text)
{
    text.replace(u"\r\n"_s, u"\n"_s);
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar letter = text.at(at);
        if (letter == u'\r') {
            text[at] = u'\n';
        } else if (letter.isNull()) {
            text[at] = QChar::ReplacementCharacter;
        } else if (letter.isSurrogate()) {
            if (letter.isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate())
                ++at;
            else
                text[at] = QChar::ReplacementCharacter;
        }
    }
    return text;
}

std::optional<Status> statusFromWord(QStringView word)
{
    const QString folded = word.toString().simplified().toLower().replace(u' ', u'_').replace(u'-', u'_');
    if (folded == "in_process"_L1)
        return Status::InProgress;
    if (folded == "canceled"_L1)
        return Status::Cancelled;
    return enumFrom<Status>(folded);
}

QString labelFromWord(const QString &word)
{
    QString label = cleaned(word).simplified();
    label.replace(u'_', u' ');
    if (!label.isEmpty())
        label[0] = label.at(0).toUpper();
    return label;
}

QString sourceName(const ImportContext &context)
{
    return context.fileName.isEmpty() ? u"the input"_s : context.fileName;
}

QString placeIn(QStringView text, qsizetype at)
{
    at = std::clamp<qsizetype>(at, 0, text.size());
    const QStringView before = text.left(at);
    const qsizetype line = before.count(u'\n') + 1;
    return u"line %1, column %2"_s.arg(line).arg(at - (before.lastIndexOf(u'\n') + 1) + 1);
}

tl::unexpected<Failure> refusedAt(const ImportContext &context, const QString &place, const QString &why)
{
    const QString where = place.isEmpty() ? sourceName(context) : QString(sourceName(context) % u": "_s % place);
    return failed(Failure::Code::Rejected, where % u": "_s % why);
}

} // namespace tocsin
