// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/tokens/tokentext.h"
#include "models/posting/postwriter.h"
#include "models/time/isotime.h"
#include "tests/support/qtestsetup.h"
#include "ui/composer/postpreview.h"
#include "ui/composer/previewcard.h"
#include "ui/theme/themeswitch.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTextBrowser>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

const QStringList northern{u"Europe/Oslo"_s, u"America/New_York"_s, u"America/Los_Angeles"_s}; // clazy:exclude=non-pod-global-static

Instant at(const char *iso)
{
    return fromIsoUtc(QString::fromLatin1(iso)).value_or(0);
}

/// An upgrade that is announced, begun, and of which the last update is being written.
struct Writing
{
    PostDraft draft;
    PostScene scene;

    Writing()
    {
        Story story;
        story.id = u"inc:01ARZ3NDEKTSV4RRFFQ69G5FAV"_s;
        story.kind = IncidentKind::Maintenance;
        story.status = Status::InProgress;
        story.title = u"Upgrade of a storage shelf"_s;
        story.language = u"en"_s;
        story.zone = u"Europe/Oslo"_s;
        story.opened = at("2023-09-28T12:00Z");
        for (const auto &[iso, words] : {std::pair("2023-09-28T12:00Z", "We will upgrade a shelf of flexo."), std::pair("2023-09-29T07:30Z", "It takes longer than thought.")}) {
            Update update;
            update.id = u"upd:01ARZ3NDEKTSV4RRFFQ69G5FAV:maria:0%1"_s.arg(story.updates.size());
            update.at = at(iso);
            update.posted = *update.at;
            update.language = u"en"_s;
            update.position = static_cast<int>(story.updates.size());
            update.body = {QString::fromLatin1(words), {}};
            story.updates.append(update);
        }
        scene.story = story;
        scene.now = at("2023-09-29T10:20Z");
        draft.key = u"01ARZ3NDEKTSV4RRFFQ69G5FA1"_s;
        draft.incident = story.id;
        draft.kind = story.kind;
        draft.language = u"en"_s;
        draft.zone = u"Europe/Oslo"_s;
        draft.body = {u"Mail is back since {t1}. <script>alert(1)</script>"_s, {InstantToken{at("2023-09-29T10:15Z"), u"Europe/Oslo"_s, Precision::Minute, false}}};
    }
    [[nodiscard]] Story story() const { return storyWith(draft, scene); }
};

const QList<Audience> &audiences()
{
    static const QList<Audience> list{{u"aud:n"_s, u"North"_s, u"en"_s, northern, u"runbox"_s},
                                      {u"aud:f"_s, u"France"_s, u"fr"_s, {u"Europe/Paris"_s}, u"tocsin"_s},
                                      {u"aud:w"_s, u"West"_s, u"en"_s, {u"America/Los_Angeles"_s}, u"tiger"_s}};
    return list;
}

} // namespace

class TestPostPreview : public QObject
{
    Q_OBJECT

    std::unique_ptr<ThemeSwitch> m_themes;
    std::unique_ptr<PostPreview> m_preview;

    QString page(int card) const { return m_preview->cards().at(card)->page().toPlainText().replace(QChar(QChar::Nbsp), u' '); }
    QLabel *label(int card, const char *name) const { return m_preview->cards().at(card)->findChild<QLabel *>(QString::fromLatin1(name)); }
    void show(const Writing &writing, const QList<Audience> &whom = audiences(), const QList<Translation> &translations = {})
    {
        m_preview->showStory(writing.story(), whom, writing.draft.key, translations);
        QTRY_VERIFY(m_preview->isUpToDate());
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_themes = std::make_unique<ThemeSwitch>();
        m_themes->choose(ThemeChoice::Dark);
        m_preview = std::make_unique<PostPreview>(*m_themes);
        m_preview->resize(1200, 640);
        m_preview->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_preview.get()));
    }
    void cleanup()
    {
        m_preview.reset();
        m_themes.reset();
    }

    void saysWhatItWillShow()
    {
        QVERIFY(m_preview->findChild<QLabel *>(u"previewEmpty"_s)->isVisible());
        show({});
        QVERIFY(!m_preview->findChild<QLabel *>(u"previewEmpty"_s)->isVisible());
        m_preview->showStory({}, {}, {});
        QTRY_VERIFY(m_preview->isUpToDate());
        QVERIFY(m_preview->findChild<QLabel *>(u"previewEmpty"_s)->isVisible());
        m_preview->showStory({}, {Audience{{}, {}, u"en"_s, {}, {}}}, {});
        QTRY_VERIFY(m_preview->isUpToDate());
        QCOMPARE(page(0), u"Nothing is written yet."_s);
        QCOMPARE(label(0, "previewName")->text(), u"Readers"_s);
    }

    void writesEachAudiencesPage()
    {
        show({});
        QCOMPARE(m_preview->cards().size(), 3);
        QVERIFY2(page(0).contains("Update 2023-09-29 12:20 CEST (06:20 AM EDT, 03:20 AM PDT)"_L1), qPrintable(page(0)));
        QVERIFY2(page(0).contains("Mail is back since 2023-09-29 12:15 CEST (06:15 AM EDT, 03:15 AM PDT)."_L1), qPrintable(page(0)));
        QVERIFY2(page(0).startsWith("[In progress] Upgrade of a storage shelf"_L1), qPrintable(page(0)));
        QVERIFY2(page(2).contains("Update 2 (Friday, September 29, 2023 at 3:20 AM Pacific time): Mail is back since 3:15 AM Pacific time."_L1), qPrintable(page(2)));
        QCOMPARE(label(0, "previewName")->text(), u"North"_s);
        QCOMPARE(label(0, "previewReader")->text(), u"English · Oslo, New York, Los Angeles · Runbox"_s);
        QCOMPARE(label(1, "previewReader")->text(), u"French · Paris · Tocsin"_s);
        // Announcement first, then newest first; Tiger's page is oldest first.
        QVERIFY(page(0).indexOf("We will upgrade"_L1) < page(0).indexOf("Mail is back"_L1));
        QVERIFY(page(0).indexOf("Mail is back"_L1) < page(0).indexOf("It takes longer"_L1));
        QVERIFY(page(2).indexOf("It takes longer"_L1) < page(2).indexOf("Mail is back"_L1));
    }

    void obeysNothingThatATextSays()
    {
        Writing writing;
        writing.draft.body = {u"<img src=\"file:///etc/hostname\"> <b>bold</b> [x](javascript:alert(1)) ![y](http://example.org/y.png)"_s, {}};
        show(writing);
        QVERIFY2(page(0).contains("<img src=\"file:///etc/hostname\"> <b>bold</b>"_L1), qPrintable(page(0)));
        QVERIFY(!m_preview->cards().at(0)->page().toHtml().contains("javascript:"_L1));
        QVERIFY(!m_preview->cards().at(0)->page().toHtml().contains("<img"_L1));
    }

    void setsTheNewPostApart()
    {
        Writing writing;
        show(writing);
        for (int card = 0; card < 3; ++card) {
            QVERIFY2(page(card).count("New\n"_L1) == 1, qPrintable(page(card)));
            QVERIFY(m_preview->cards().at(card)->placeOfNew() > 0);
        }
        const QColor ground = m_themes->theme().of(Tone::Info).ground;
        const QImage picture = m_preview->cards().at(0)->grab().toImage();
        int grounded = 0;
        for (int y = 0; y < picture.height(); ++y)
            grounded += picture.pixelColor(picture.width() - 24, y) == ground ? 1 : 0;
        QVERIFY2(grounded > 20, qPrintable(QString::number(grounded)));

        writing.draft.correctsUpdate = writing.scene.story->updates.at(1).id;
        show(writing);
        QVERIFY2(page(0).contains("Corrected\n"_L1), qPrintable(page(0)));
        QVERIFY(page(0).contains("(edited)"_L1));
        QVERIFY(!page(0).contains("It takes longer"_L1));
    }

    void saysWhatIsNotTranslated()
    {
        Writing writing;
        show(writing);
        QVERIFY(!label(0, "previewNotes")->isVisible());
        QLabel *notes = label(1, "previewNotes");
        QVERIFY(notes->isVisible());
        QCOMPARE(notes->text(), u"No French text yet: shown in English.\nNo French title yet: shown in English.\n2 earlier update(s) without French text."_s);

        // A translation that goes out along with the post has the document id that the post will have; values are the post's.
        const Story story = writing.story();
        Translation translation;
        translation.of = story.updates.constLast().id;
        translation.language = u"fr"_s;
        translation.state = TranslationState::Approved;
        translation.body = {u"Le courriel est rétabli depuis {t1}."_s, {InstantToken{}}};
        translation.sourceHash = sourceHash(story.updates.constLast().body);
        show(writing, audiences(), {translation});
        QVERIFY2(page(1).contains(u"Le courriel est rétabli depuis 2023-09-29 12:15 CEST."_s), qPrintable(page(1)));
        QVERIFY(!notes->text().contains("No French text"_L1));
        translation.state = TranslationState::Draft;
        show(writing, audiences(), {translation});
        QVERIFY(notes->text().startsWith("The French text is a draft: shown in English."_L1));
        writing.draft.body.markdown += u" It was the cable."_s;
        translation.state = TranslationState::Approved;
        show(writing, audiences(), {translation});
        QVERIFY(notes->text().startsWith("The French text was made from an older one: shown in English."_L1));
    }

    void followsWhatIsTypedAndLaysOutOnlyWhatChanged()
    {
        Writing writing;
        show(writing);
        const int before = m_preview->cards().at(0)->layouts();
        QSignalSpy rendered(m_preview.get(), &PostPreview::rendered);
        // Twenty keys in one go are one picture.
        for (int i = 0; i < 20; ++i) {
            writing.draft.body.markdown += u'x';
            m_preview->showStory(writing.story(), audiences(), writing.draft.key);
        }
        QVERIFY(!m_preview->isUpToDate());
        QTRY_COMPARE(rendered.count(), 1);
        QVERIFY(page(0).contains(u"xxxxxxxxxxxxxxxxxxxx"_s));
        QCOMPARE(m_preview->cards().at(0)->layouts(), before + 1);
        // The same again changes nothing.
        m_preview->showStory(writing.story(), audiences(), writing.draft.key);
        QTRY_COMPARE(rendered.count(), 2);
        QCOMPARE(m_preview->cards().at(0)->layouts(), before + 1);
    }

    void saysThatAStyleCannotBeUsed()
    {
        QList<Audience> whom = audiences();
        whom[0].houseStyle = u"baroque"_s;
        show({}, whom);
        QVERIFY2(label(0, "previewNotes")->text().contains(u"“baroque” cannot be used"_s), qPrintable(label(0, "previewNotes")->text()));
        QVERIFY(page(0).contains("Mail is back since 2023-09-29 12:15 CEST"_L1));
    }

    void findsAStyleOfOnesOwn()
    {
        const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/tocsin/styles"_s;
        QVERIFY(QDir().mkpath(folder));
        QFile file(folder + u"/mine.json"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"label":"Mine","stamp":{"zone":"offset"},"updateHeading":"NOTE {stamp}"})");
        file.close();
        QList<Audience> whom = audiences();
        whom[0].houseStyle = u"mine"_s;
        show({}, whom);
        QVERIFY2(page(0).contains("NOTE 2023-09-29 12:20 UTC+02:00"_L1), qPrintable(page(0)));
        QVERIFY(label(0, "previewReader")->text().endsWith("Mine"_L1));
        QVERIFY(file.remove());
    }

    void namesTargetsAsTheCatalogueDoes()
    {
        Writing writing;
        writing.draft.body = {u"{t1} is back."_s, {TargetToken{u"srv:flexo"_s, u"flexo"_s}}};
        m_preview->setTargetNames([](const QString &id) { return id == "srv:flexo"_L1 ? u"Flexo"_s : QString(); });
        show(writing);
        QVERIFY(page(0).contains("Flexo is back."_L1));
    }

    void copiesAPageInEveryForm_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<QString>("text");
        QTest::newRow("text") << 0 << u"\n\nMail is back since 2023-09-29 12:15 CEST"_s;
        QTest::newRow("Markdown") << 1 << u"**Update 2023-09-29 12:20 CEST"_s;
        QTest::newRow("HTML") << 2 << u"<time datetime=\"2023-09-29T10:15:00Z\">"_s;
    }
    void copiesAPageInEveryForm()
    {
        QFETCH(const int, row);
        QFETCH(const QString, text);
        show({});
        QGuiApplication::clipboard()->clear();
        PreviewCard *card = m_preview->cards().at(0);
        QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(40, 90), card->page().viewport()->mapToGlobal(QPoint(40, 90)));
        QCoreApplication::sendEvent(card->page().viewport(), &event);
        auto *menu = card->findChild<QMenu *>(u"previewMenu"_s);
        QVERIFY(menu && menu->isVisible());
        QCOMPARE(menu->actions().size(), 3);
        for (int i = 0; i <= row; ++i)
            QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QVERIFY2(QGuiApplication::clipboard()->text().contains(text), qPrintable(QGuiApplication::clipboard()->text()));
        QCOMPARE(QGuiApplication::clipboard()->mimeData()->hasHtml(), row == 2);
        // By the button of the card too.
        QGuiApplication::clipboard()->clear();
        card->findChild<QToolButton *>(u"previewCopy"_s)->menu()->actions().at(row)->trigger();
        QVERIFY(QGuiApplication::clipboard()->text().contains(text));
    }

    void standsSideBySideWhereThereIsRoom()
    {
        show({});
        QCOMPARE(m_preview->cards().at(0)->y(), m_preview->cards().at(1)->y());
        QVERIFY(m_preview->cards().at(0)->x() < m_preview->cards().at(1)->x());
        m_preview->resize(360, 640);
        QTRY_VERIFY(m_preview->cards().at(1)->y() > m_preview->cards().at(0)->geometry().bottom());
        QCOMPARE(m_preview->cards().at(0)->x(), m_preview->cards().at(1)->x());
        QVERIFY(!m_preview->horizontalScrollBar()->isVisible());
        for (const PreviewCard *card : m_preview->cards())
            QVERIFY(card->page().document()->size().height() <= card->page().height());
    }

    void scrollsToTheNewPostOnce()
    {
        Writing writing;
        for (int i = 0; i < 15; ++i) {
            Update update = writing.scene.story->updates.constLast();
            update.id = u"upd:01ARZ3NDEKTSV4RRFFQ69G5FAV:maria:1%1"_s.arg(i);
            update.at = *update.at + (i + 1) * minuteMs;
            update.position += i + 1;
            writing.scene.story->updates.append(update);
        }
        const QList<Audience> west{audiences().at(2)}; // oldest first
        show(writing, west);
        const PreviewCard *card = m_preview->cards().at(0);
        const auto placeInView = [&] { return card->mapTo(m_preview->viewport(), QPoint(0, card->placeOfNew())).y(); };
        QVERIFY2(placeInView() >= 0 && placeInView() < m_preview->viewport()->height(), qPrintable(QString::number(placeInView())));
        m_preview->verticalScrollBar()->setValue(0);
        writing.draft.body.markdown += u" More."_s;
        show(writing, west);
        QCOMPARE(m_preview->verticalScrollBar()->value(), 0); // who reads elsewhere is left there
    }

    void leavesOutWhatIsFarFromTheNewPost()
    {
        Writing writing;
        for (int i = 0; i < 60; ++i) {
            Update update = writing.scene.story->updates.constLast();
            update.id = u"upd:01ARZ3NDEKTSV4RRFFQ69G5FAV:maria:2%1"_s.arg(i);
            update.at = *update.at + (i + 1) * secondMs;
            update.position += i + 1;
            writing.scene.story->updates.append(update);
        }
        show(writing, {audiences().at(2)});
        QVERIFY2(page(0).contains(u"… 39 more update(s) …"_s), qPrintable(page(0).left(300)));
        QVERIFY(page(0).contains("Mail is back"_L1));
    }

    void isRightInBothThemes()
    {
        show({});
        m_themes->choose(ThemeChoice::Light);
        const QImage picture = m_preview->cards().at(0)->grab().toImage();
        const QColor ground = m_themes->theme().of(Tone::Info).ground;
        int grounded = 0;
        for (int y = 0; y < picture.height(); ++y)
            grounded += picture.pixelColor(picture.width() - 24, y) == ground ? 1 : 0;
        QVERIFY(grounded > 20);
    }

    void opensLinksNowhereByItself()
    {
        Writing writing;
        writing.draft.body = {u"[status](https://status.example.org/)"_s, {}};
        show(writing);
        QSignalSpy links(m_preview.get(), &PostPreview::linkActivated);
        QTextBrowser &browser = m_preview->cards().at(0)->page();
        QTextCursor cursor = browser.document()->find(u"status"_s);
        QVERIFY(!cursor.isNull());
        cursor.setPosition(cursor.selectionStart() + 2);
        QTest::mouseClick(browser.viewport(), Qt::LeftButton, {}, browser.cursorRect(cursor).center());
        QCOMPARE(links.count(), 1);
        QCOMPARE(links.at(0).at(0).toString(), u"https://status.example.org/"_s);
        QVERIFY(page(0).contains("[In progress]"_L1));
    }
};

QTEST_MAIN(TestPostPreview)
#include "tst_postpreview.moc"
