// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/scenes.h"

#include "models/announcements/tokens/tokentext.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

// Outside any namespace, as the macro asks for: a static library's resources are not found by themselves.
static void initDemoResources()
{
    Q_INIT_RESOURCE(demo);
}

namespace tocsin::demo {
namespace {

constexpr PerSlot<QLatin1StringView> slotNames{
    QLatin1StringView("server"), QLatin1StringView("zone"), QLatin1StringView("service"), QLatin1StringView("at"), QLatin1StringView("start"),
    QLatin1StringView("end"), QLatin1StringView("eta"), QLatin1StringView("next"), QLatin1StringView("window"), QLatin1StringView("length"),
    QLatin1StringView("took"), QLatin1StringView("days"), QLatin1StringView("date"), QLatin1StringView("count")};

struct StepName
{
    Step step;
    QLatin1StringView name;
};
constexpr std::array sceneSteps{
    StepName{Step::Title, QLatin1StringView("title")},           StepName{Step::Open, QLatin1StringView("open")},
    StepName{Step::Identified, QLatin1StringView("identified")}, StepName{Step::Monitoring, QLatin1StringView("monitoring")},
    StepName{Step::Resolved, QLatin1StringView("resolved")},     StepName{Step::Scheduled, QLatin1StringView("scheduled")},
    StepName{Step::Rescheduled, QLatin1StringView("rescheduled")}, StepName{Step::InProgress, QLatin1StringView("in_progress")},
    StepName{Step::Overrun, QLatin1StringView("overrun")},       StepName{Step::Completed, QLatin1StringView("completed")},
    StepName{Step::Cancelled, QLatin1StringView("cancelled")},   StepName{Step::Notice, QLatin1StringView("notice")},
};
constexpr std::array sharedSteps{
    StepName{Step::Update, QLatin1StringView("update")},       StepName{Step::Retroactive, QLatin1StringView("retroactive")},
    StepName{Step::Verifying, QLatin1StringView("verifying")}, StepName{Step::Turned, QLatin1StringView("turned")},
    StepName{Step::Remedy, QLatin1StringView("remedy")},
};

// The file comes with the program: what is wrong in it is a mistake of ours and is found by the tests, so it ends the program.
[[noreturn]] void brokenScenes(const QString &where)
{
    qFatal("demo/scenes.json: %s", qUtf8Printable(where));
}

QList<Phrase> phrasesFrom(const QJsonValue &json, const QString &where)
{
    QList<Phrase> phrases;
    const QJsonArray variants = json.toArray();
    for (const auto variant : variants) {
        QHash<QString, QString> texts;
        const QJsonObject object = variant.toObject();
        for (auto text = object.begin(); text != object.end(); ++text)
            texts.insert(text.key(), text.value().toString());
        auto phrase = Phrase::from(texts);
        if (!phrase)
            brokenScenes(where);
        phrases.append(std::move(*phrase));
    }
    return phrases;
}

template<typename E> E enumIn(const QJsonObject &object, QLatin1StringView key)
{
    const auto value = enumFrom<E>(object.value(key).toString());
    if (!value)
        brokenScenes(key);
    return *value;
}

TargetKind targetKindIn(const QJsonObject &object)
{
    const QString kind = object.value("target"_L1).toString();
    if (kind == "zone"_L1)
        return TargetKind::Zone;
    return kind == "service"_L1 ? TargetKind::Service : TargetKind::Server;
}

Scene sceneFrom(const QJsonObject &object, const QHash<Step, QList<Phrase>> &shared)
{
    Scene scene;
    scene.name = object.value("name"_L1).toString();
    scene.kind = enumIn<IncidentKind>(object, "kind"_L1);
    scene.weight = object.value("weight"_L1).toInt();
    scene.target = targetKindIn(object);
    scene.service = object.value("service"_L1).toString();
    scene.level = enumIn<Level>(object, "level"_L1);
    scene.worst = enumIn<Level>(object, "worst"_L1);
    const QJsonArray minutes = object.value("minutes"_L1).toArray();
    scene.shortest = minutes.at(0).toInt();
    scene.longest = minutes.at(1).toInt();
    const QJsonArray impact = object.value("impact"_L1).toArray();
    scene.impactShortest = impact.at(0).toInt();
    scene.impactLongest = impact.at(1).toInt();
    scene.spread = object.value("spread"_L1).toInt();
    scene.phrases = shared;
    for (const StepName &step : sceneSteps) {
        if (object.contains(step.name))
            scene.phrases.insert(step.step, phrasesFrom(object.value(step.name), scene.name + u'/' + step.name));
    }
    return scene;
}

/// A value of the kind that stands in @p slot; what it is does not matter to a source hash.
TokenValue anyValueOf(Slot slot)
{
    switch (slot) {
    case Slot::Server:
    case Slot::Zone:
    case Slot::Service:
        return TargetToken{};
    case Slot::Window:
        return IntervalToken{};
    case Slot::Length:
    case Slot::Took:
    case Slot::Days:
        return DurationToken{};
    case Slot::Date:
        return DateToken{};
    case Slot::Count:
        return CountToken{};
    case Slot::At:
    case Slot::Start:
    case Slot::End:
    case Slot::Eta:
    case Slot::Next:
        return InstantToken{};
    }
    return {};
}

} // namespace

std::optional<Phrase> Phrase::from(const QHash<QString, QString> &texts)
{
    Phrase phrase;
    phrase.m_languages = texts.keys();
    phrase.m_languages.sort();
    for (auto text = texts.begin(); text != texts.end(); ++text) {
        Wording wording;
        QString rest = text.value();
        for (qsizetype open = rest.indexOf(u'{'); open >= 0; open = rest.indexOf(u'{')) {
            const qsizetype close = rest.indexOf(u'}', open);
            if (close < 0)
                return std::nullopt;
            const QStringView blank = QStringView(rest).sliced(open + 1, close - open - 1);
            const auto name = std::ranges::find_if(slotNames, [blank](QLatin1StringView known) { return blank == known; });
            if (name == slotNames.end())
                return std::nullopt;
            wording.literals.append(escapedBraces(rest.first(open)));
            wording.blanks.append(static_cast<Slot>(name - slotNames.begin()));
            rest = rest.sliced(close + 1);
        }
        wording.literals.append(escapedBraces(rest));
        QList<Slot> numbering;
        for (const Slot slot : wording.blanks) {
            if (!numbering.contains(slot))
                numbering.append(slot);
        }
        phrase.m_wordings.insert(text.key(), wording);
        phrase.m_numberings.insert(text.key(), numbering);
    }
    for (const QString &language : std::as_const(phrase.m_languages)) {
        for (const QString &source : std::as_const(phrase.m_languages)) {
            const QList<Slot> &numbering = phrase.m_numberings[source];
            const QList<Slot> &used = phrase.m_numberings[language];
            // A translation says what its source says: the same slots, none more and none less.
            if (!std::ranges::is_permutation(used, numbering))
                return std::nullopt;
            phrase.m_markdown.insert(language + u'/' + source, phrase.markdown(phrase.m_wordings[language], numbering));
        }
        TokenText text{phrase.m_markdown.value(language + u'/' + language), {}};
        for (const Slot slot : std::as_const(phrase.m_numberings[language]))
            text.tokens.append(anyValueOf(slot));
        phrase.m_hashes.insert(language, sourceHash(text));
    }
    return phrase;
}

QString Phrase::markdown(const Wording &wording, const QList<Slot> &numbering) const
{
    QString text = wording.literals.first();
    for (qsizetype i = 0; i < wording.blanks.size(); ++i)
        text += u"{t%1}"_s.arg(numbering.indexOf(wording.blanks.at(i)) + 1) + wording.literals.at(i + 1);
    return text;
}

bool Phrase::has(Slot slot) const
{
    return !m_languages.isEmpty() && m_numberings.value(m_languages.first()).contains(slot);
}

TokenText Phrase::filled(const QString &language, const QString &source, const SlotValues &values) const
{
    TokenText text;
    text.markdown = m_markdown.value(language + u'/' + source);
    for (const Slot slot : m_numberings.value(source))
        text.tokens.append(values.at(size_t(slot)).value_or(CountToken{}));
    return text;
}

const Scene &Scenes::named(QLatin1StringView name) const
{
    const auto found = std::ranges::find(all, name, &Scene::name);
    if (found == all.end())
        brokenScenes(name);
    return *found;
}

Scenes loadScenes()
{
    initDemoResources();
    QFile file(u":/demo/scenes.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        brokenScenes(u"missing"_s);
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(file.readAll(), &error).object();
    if (error.error != QJsonParseError::NoError)
        brokenScenes(error.errorString());
    QHash<Step, QList<Phrase>> shared;
    const QJsonObject common = root.value("shared"_L1).toObject();
    for (const StepName &step : sharedSteps)
        shared.insert(step.step, phrasesFrom(common.value(step.name), step.name));
    Scenes scenes;
    const QJsonArray described = root.value("scenes"_L1).toArray();
    for (const auto scene : described)
        scenes.all.append(sceneFrom(scene.toObject(), shared));
    return scenes;
}

} // namespace tocsin::demo
