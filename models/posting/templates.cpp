// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posting/templates.h"

#include "models/announcements/tokens/tokentext.h"
#include "models/domain/fact.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QMutex>

#include <algorithm>

using namespace Qt::StringLiterals;

static void initPostingResources()
{
    Q_INIT_RESOURCE(posting);
}

namespace tocsin {

namespace {

enum class Field { Now, Targets, Zone, Next, Eta, Window };
} // namespace
template<> inline constexpr std::array enumNames<Field>{
    EnumName<Field>{Field::Now, QLatin1StringView("now")},   EnumName<Field>{Field::Targets, QLatin1StringView("targets")},
    EnumName<Field>{Field::Zone, QLatin1StringView("zone")}, EnumName<Field>{Field::Next, QLatin1StringView("next")},
    EnumName<Field>{Field::Eta, QLatin1StringView("eta")},   EnumName<Field>{Field::Window, QLatin1StringView("window")},
};
namespace {

/// A piece of a template's text: words (braces undoubled), or a field.
struct Piece
{
    QString words;
    std::optional<Field> field;
};

using Pieces = tl::expected<QList<Piece>, TemplateProblem>;

[[nodiscard]] Pieces piecesOf(const PostTemplate &post, bool isTitle)
{
    const QString &text = isTitle ? post.title : post.body;
    const auto refused = [isTitle](TemplateProblem::Kind kind, qsizetype at, const QString &field) {
        return tl::unexpected<TemplateProblem>(TemplateProblem{kind, isTitle, at, field});
    };
    QList<Piece> pieces;
    QString words;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar letter = text.at(at);
        if (letter != u'{' && letter != u'}') {
            words += letter;
            continue;
        }
        if (text.mid(at + 1, 1) == QString(letter)) {
            words += letter;
            ++at;
            continue;
        }
        const qsizetype end = letter == u'{' ? text.indexOf(u'}', at) : -1;
        if (end < 0)
            return refused(TemplateProblem::Kind::BraceAlone, at, {});
        const QString name = text.mid(at + 1, end - at - 1);
        const auto field = enumFrom<Field>(name);
        if (!field)
            return refused(TemplateProblem::Kind::FieldUnknown, at, name);
        if (*field == Field::Next && post.nextUpdateMs <= 0)
            return refused(TemplateProblem::Kind::NothingPromised, at, name);
        if (!words.isEmpty())
            pieces.append({std::exchange(words, {}), {}});
        pieces.append({{}, field});
        at = end;
    }
    if (!words.isEmpty())
        pieces.append({words, {}});
    return pieces;
}

[[nodiscard]] tl::unexpected<Failure> refused(const PostTemplate &post, const TemplateProblem &problem)
{
    QString why;
    switch (problem.kind) {
    case TemplateProblem::Kind::BraceAlone:
        why = u"a brace that stands for itself is written twice: {{ or }}"_s;
        break;
    case TemplateProblem::Kind::FieldUnknown:
        why = u"the field {"_s + problem.field + u"} is not known; there are {now}, {targets}, {zone}, {next}, {eta} and {window}"_s;
        break;
    case TemplateProblem::Kind::NothingPromised:
        why = u"{next} stands for the next update, but the template promises none"_s;
        break;
    }
    const QString part = problem.inTitle ? u"title"_s : u"text"_s;
    return failed(Failure::Code::Rejected, u"template '"_s + post.name + u"', "_s + part + u", character "_s + QString::number(problem.at + 1) + u": "_s + why);
}

/// To the minute that a text can show; up, so that nothing is promised for a time that is over.
[[nodiscard]] Instant nextMinute(Instant instant)
{
    const Instant over = ((instant % minuteMs) + minuteMs) % minuteMs;
    return over == 0 ? instant : instant + minuteMs - over;
}

class Filler
{
public:
    Filler(const PostDraft &draft, const PostTemplate &post, const TemplateValues &values)
        : m_values(values)
        , m_next(nextMinute(values.now + post.nextUpdateMs))
    {
        m_window = draft.window ? std::optional(draft.window->planned) : values.window;
    }

    [[nodiscard]] Instant next() const { return m_next; }
    [[nodiscard]] bool saysNext() const { return m_saysNext; }

    /// The values of @p field; empty where there is none yet.
    [[nodiscard]] QList<TokenValue> valuesOf(Field field)
    {
        const auto instant = [this](Instant at) { return QList<TokenValue>{InstantToken{at, m_values.zone}}; };
        switch (field) {
        case Field::Now:
            return instant(m_values.now - ((m_values.now % minuteMs) + minuteMs) % minuteMs);
        case Field::Next:
            m_saysNext = true;
            return instant(m_next);
        case Field::Eta:
            return m_values.eta ? instant(*m_values.eta) : QList<TokenValue>();
        case Field::Window:
            if (!m_window)
                return {};
            if (m_window->end)
                return {IntervalToken{m_window->begin, *m_window->end, m_values.zone}};
            return instant(m_window->begin);
        case Field::Targets:
        case Field::Zone: {
            QList<TokenValue> targets;
            for (const TargetToken &target : m_values.targets) {
                if (field == Field::Targets || target.target.startsWith(nameOf(TargetKind::Zone) + u':'))
                    targets.append(target);
            }
            return targets;
        }
        }
        return {};
    }

    /// Appends @p pieces to @p text, fields as tokens.
    void write(const QList<Piece> &pieces, TokenText &text)
    {
        for (const Piece &piece : pieces) {
            if (!piece.field) {
                text.markdown += escapedBraces(piece.words);
                continue;
            }
            const QList<TokenValue> values = valuesOf(*piece.field);
            for (const TokenValue &value : values) {
                if (&value != &values.constFirst())
                    text.markdown += u", "_s;
                text.tokens.append(value);
                text.markdown += u"{t"_s + QString::number(text.tokens.size()) + u'}';
            }
            if (values.isEmpty())
                text.markdown += openPlace(nameOf(*piece.field));
        }
    }

    /// @p pieces as plain words, for a title: names of targets, and times as their author's clock shows them.
    [[nodiscard]] QString words(const QList<Piece> &pieces, const QString &language)
    {
        Rendering rendering;
        rendering.language = language;
        QString words;
        for (const Piece &piece : pieces) {
            if (!piece.field) {
                words += piece.words;
                continue;
            }
            QStringList names;
            const QList<TokenValue> values = valuesOf(*piece.field);
            for (const TokenValue &value : values)
                names.append(renderToken(value, rendering));
            words += names.isEmpty() ? openPlace(nameOf(*piece.field)) : names.join(u", "_s);
        }
        return words;
    }

private:
    const TemplateValues &m_values;
    Instant m_next = 0;
    std::optional<InstantRange> m_window;
    bool m_saysNext = false;
};

[[nodiscard]] QList<PostTemplate> readTemplates(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonArray array = QJsonDocument::fromJson(file.readAll()).array();
    QList<PostTemplate> templates;
    for (const auto value : array) {
        const QJsonObject object = value.toObject();
        const QString id = u"tpl:"_s + object.value("key"_L1).toString() + u'-' + object.value("language"_L1).toString();
        const auto entry = catalogueFrom(makeDocument(id, QJsonDocument(object).toJson(QJsonDocument::Compact)));
        if (!entry)
            qFatal("%s: %s", qUtf8Printable(path), qUtf8Printable(entry.error().detail));
        templates.append(std::get<PostTemplate>(*entry));
    }
    return templates;
}

} // namespace

QList<PostTemplate> builtInTemplates(const QString &language)
{
    static QMutex mutex;
    static QMap<QString, QList<PostTemplate>> read;
    const QMutexLocker lock(&mutex);
    if (read.isEmpty())
        initPostingResources();
    for (const QString &code : {language.section(u'-', 0, 0).toLower(), u"en"_s}) {
        auto found = read.find(code);
        if (found == read.end())
            found = read.insert(code, readTemplates(u":/templates/"_s + code + u".json"_s));
        if (!found->isEmpty())
            return *found;
    }
    return {};
}

Result<PostDraft> withTemplate(PostDraft draft, const PostTemplate &post, const TemplateValues &values)
{
    const Pieces title = piecesOf(post, true);
    if (!title)
        return refused(post, title.error());
    const Pieces body = piecesOf(post, false);
    if (!body)
        return refused(post, body.error());

    Filler filler(draft, post, values);
    const QString language = post.language.isEmpty() ? draft.language : post.language;
    if (draft.title.trimmed().isEmpty() && !title->isEmpty())
        draft.title = filler.words(*title, language);
    if (draft.body.markdown.trimmed().isEmpty())
        draft.body = {};
    else
        draft.body.markdown += u"\n\n"_s;
    filler.write(*body, draft.body);
    if (post.status && statusesOf(draft.kind).contains(*post.status))
        draft.status = post.status;

    if (post.nextUpdateMs > 0) {
        draft.promises.removeIf([](const PromiseChange &promise) { return promise.kind == PromiseKind::NextUpdate; });
        PromiseChange promise;
        promise.afterMs = post.nextUpdateMs;
        if (filler.saysNext()) {
            promise.due = filler.next();
            promise.afterMs = 0;
        }
        draft.promises.append(promise);
    }
    if (post.level) {
        QStringList named;
        for (ImpactChange &change : draft.impacts) {
            named.append(change.target);
            if (change.impact.isEmpty()) {
                change.level = *post.level;
                change.planned = *post.level == Level::Maintenance;
            }
        }
        for (const TargetToken &target : values.targets) {
            if (named.contains(target.target))
                continue;
            ImpactChange change;
            change.target = target.target;
            change.level = *post.level;
            change.planned = *post.level == Level::Maintenance;
            draft.impacts.append(change);
        }
    }
    return draft;
}

Result<void> checkTemplate(const PostTemplate &post)
{
    if (post.name.trimmed().isEmpty())
        return failed(Failure::Code::Rejected, u"a template needs a name"_s);
    if (post.body.trimmed().isEmpty())
        return failed(Failure::Code::Rejected, u"template '"_s + post.name + u"' has no text"_s);
    if (post.status && !statusesOf(post.kind).contains(*post.status))
        return failed(Failure::Code::Rejected, u"template '"_s + post.name + u"': '"_s + nameOf(*post.status) + u"' is no status of a story of kind "_s + nameOf(post.kind));
    if (const auto problem = problemIn(post))
        return refused(post, *problem);
    return {};
}

std::optional<TemplateProblem> problemIn(const PostTemplate &post)
{
    for (const bool isTitle : {true, false}) {
        if (const Pieces pieces = piecesOf(post, isTitle); !pieces)
            return pieces.error();
    }
    return {};
}

QString openPlace(const QString &field)
{
    return u'[' + field + u"?]"_s;
}

QList<OpenPlace> openPlacesIn(const QString &text)
{
    QList<OpenPlace> places;
    for (qsizetype begin = text.indexOf(u'['); begin >= 0; begin = text.indexOf(u'[', begin + 1)) {
        const qsizetype end = text.indexOf(u"?]"_s, begin);
        if (end < 0)
            break;
        const QString field = text.mid(begin + 1, end - begin - 1);
        if (enumFrom<Field>(field))
            places.append({begin, end + 2, field});
    }
    return places;
}

QList<TokenValue> valuesOfPlace(const QString &field, const PostDraft &draft, const TemplateValues &values)
{
    const auto known = enumFrom<Field>(field);
    if (!known || known == Field::Next) // what a template promises is known when it is taken
        return {};
    return Filler(draft, {}, values).valuesOf(*known);
}

QString filledTitle(QString title, const PostDraft &draft, const TemplateValues &values)
{
    Rendering rendering;
    rendering.language = draft.language;
    const QList<OpenPlace> places = openPlacesIn(title);
    for (auto place = places.crbegin(); place != places.crend(); ++place) {
        QStringList words;
        for (const TokenValue &value : valuesOfPlace(place->field, draft, values))
            words.append(renderToken(value, rendering));
        if (!words.isEmpty())
            title.replace(place->begin, place->end - place->begin, words.join(u", "_s));
    }
    return title;
}

} // namespace tocsin
