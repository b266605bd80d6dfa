// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/tokens/tokentext.h"
#include "models/demo/scenes.h"
#include "tests/support/qtestsetup.h"

using namespace tocsin;
using namespace tocsin::demo;
using namespace Qt::StringLiterals;

class tst_Scenes : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void everySceneCanBeToldInEnglish()
    {
        const Scenes scenes = loadScenes();
        QVERIFY(scenes.all.size() >= 20);
        for (const Scene &scene : scenes.all) {
            for (auto step = scene.phrases.begin(); step != scene.phrases.end(); ++step) {
                QVERIFY2(!step->isEmpty(), qUtf8Printable(scene.name));
                for (const Phrase &phrase : *step)
                    QVERIFY2(phrase.languages().contains(u"en"_s), qUtf8Printable(scene.name));
            }
            QVERIFY2(scene.phrases.contains(Step::Title), qUtf8Printable(scene.name));
            QCOMPARE(scene.phrases.contains(Step::Open) && scene.phrases.contains(Step::Resolved), scene.kind == IncidentKind::Incident);
            QCOMPARE(scene.phrases.contains(Step::Scheduled) && scene.phrases.contains(Step::Completed) && scene.phrases.contains(Step::Cancelled),
                     scene.kind == IncidentKind::Maintenance);
            QCOMPARE(scene.phrases.contains(Step::Notice), scene.kind == IncidentKind::Announcement);
        }
    }

    void everyPhraseSplitsIntoItsTokens()
    {
        SlotValues values;
        values.fill(CountToken{3, {}});
        const Scenes scenes = loadScenes();
        for (const Scene &scene : scenes.all) {
            for (const QList<Phrase> &phrases : scene.phrases) {
                for (const Phrase &phrase : phrases) {
                    for (const QString &language : phrase.languages()) {
                        for (const QString &source : phrase.languages()) {
                            const TokenText text = phrase.filled(language, source, values);
                            QVERIFY2(splitTokenText(text.markdown, text.tokens.size()), qUtf8Printable(text.markdown));
                        }
                    }
                }
            }
        }
    }

    void translationsNumberTheirTokensAsTheSourceDoes()
    {
        const auto phrase = Phrase::from({{u"en"_s, u"{server} is down since {start}."_s}, {u"ja"_s, u"{start} から {server} は停止しています。"_s}});
        QVERIFY(phrase);
        SlotValues values;
        values[size_t(Slot::Server)] = TargetToken{u"srv:heron"_s, u"heron"_s};
        values[size_t(Slot::Start)] = InstantToken{1000, u"UTC"_s, Precision::Minute, false};
        const TokenText source = phrase->filled(u"en"_s, u"en"_s, values);
        QCOMPARE(source.markdown, u"{t1} is down since {t2}."_s);
        const TokenText translated = phrase->filled(u"ja"_s, u"en"_s, values);
        QCOMPARE(translated.markdown, u"{t2} から {t1} は停止しています。"_s);
        QCOMPARE(translated.tokens, source.tokens);
        QCOMPARE(phrase->hashOf(u"en"_s), sourceHash(source));
    }

    void refusesPhrasesThatDisagree_data()
    {
        QTest::addColumn<QHash<QString, QString>>("texts");
        using Texts = QHash<QString, QString>;
        QTest::newRow("unknown slot") << Texts{{u"en"_s, u"{planet}"_s}};
        QTest::newRow("slot not closed") << Texts{{u"en"_s, u"{server"_s}};
        QTest::newRow("slot missing in a translation") << Texts{{u"en"_s, u"{server} {at}"_s}, {u"fr"_s, u"{server}"_s}};
        QTest::newRow("slot only in a translation") << Texts{{u"en"_s, u"{server}"_s}, {u"fr"_s, u"{server} {at}"_s}};
    }
    void refusesPhrasesThatDisagree()
    {
        using Texts = QHash<QString, QString>;
        QFETCH(const Texts, texts);
        QVERIFY(!Phrase::from(texts));
    }
};

QTEST_GUILESS_MAIN(tst_Scenes)
#include "tst_scenes.moc"
