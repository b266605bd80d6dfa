// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/settings.h"
#include "tests/support/qtestsetup.h"

#include <QFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace tocsin;

class TestSettings : public QObject
{
    Q_OBJECT

private slots:
    void init() { tocsin::test::failOnWarnings(); }
    void isItsDefaultUntilSet();
    void keepsWhatWasSet();
    void forgetsWhatEqualsTheDefault();
    void survivesAnEditedFile();
    void keepsListsOfAnySize_data();
    void keepsListsOfAnySize();
    void saysWhenItCannotWrite();
    void followsTheBaseDirectories();

private:
    [[nodiscard]] QString file() const { return m_folder.filePath(u"tocsin.ini"_s); }
    QTemporaryDir m_folder;
};

void TestSettings::isItsDefaultUntilSet()
{
    const SettingsStore store(m_folder.filePath(u"absent.ini"_s));
    QCOMPARE(store.value(settings::theme), u"system"_s);
    QCOMPARE(store.value(settings::zones), QStringList());
    QCOMPARE(store.value(settings::inspectorVisible), true);
    QCOMPARE(store.value(settings::windowGeometry), QByteArray());
    QVERIFY(!QFile::exists(store.path())); // reading writes nothing
}

void TestSettings::keepsWhatWasSet()
{
    const QByteArray bytes("\x00\x01\xFF,;\"=\n", 8);
    {
        SettingsStore store(file());
        store.set(settings::theme, u"dark"_s);
        store.set(settings::zones, {u"UTC"_s, u"Europe/Paris"_s});
        store.set(settings::inspectorVisible, false);
        store.set(settings::windowGeometry, bytes);
        QVERIFY(store.flush());
    }
    const SettingsStore store(file());
    QCOMPARE(store.value(settings::theme), u"dark"_s);
    QCOMPARE(store.value(settings::zones), (QStringList{u"UTC"_s, u"Europe/Paris"_s}));
    QCOMPARE(store.value(settings::inspectorVisible), false);
    QCOMPARE(store.value(settings::windowGeometry), bytes);
}

void TestSettings::forgetsWhatEqualsTheDefault()
{
    SettingsStore store(file());
    store.set(settings::theme, u"dark"_s);
    store.set(settings::theme, u"system"_s);
    store.set(settings::followNow, true);
    store.reset(settings::followNow);
    QVERIFY(store.flush());
    QFile ini(file());
    QVERIFY(ini.open(QIODevice::ReadOnly));
    const QByteArray text = ini.readAll();
    QVERIFY(!text.contains("theme"));
    QVERIFY(!text.contains("followNow"));
}

void TestSettings::survivesAnEditedFile()
{
    QFile ini(file());
    QVERIFY(ini.open(QIODevice::WriteOnly | QIODevice::Truncate));
    ini.write("[display]\ntheme=dark, light\nzones=UTC\nreduceMotion=perhaps\n[timeline]\nfollowNow=true\nopenOnly=1\n[window]\ngeometry=@Invalid()\n");
    ini.close();
    const SettingsStore store(file());
    QCOMPARE(store.value(settings::theme), u"system"_s); // a list is no theme
    QCOMPARE(store.value(settings::zones), QStringList{u"UTC"_s});
    QCOMPARE(store.value(settings::reduceMotion), false);
    QCOMPARE(store.value(settings::followNow), true);
    QCOMPARE(store.value(settings::openOnly), false);
    QCOMPARE(store.value(settings::windowGeometry), QByteArray());
}

void TestSettings::keepsListsOfAnySize_data()
{
    QTest::addColumn<QStringList>("list");
    QTest::newRow("none") << QStringList();
    QTest::newRow("one") << QStringList{u"Europe/Paris"_s};
    QTest::newRow("one with a comma") << QStringList{u"zone:a, b"_s};
    QTest::newRow("several") << QStringList{u"a"_s, u"b;c"_s, u"é"_s};
}

void TestSettings::keepsListsOfAnySize()
{
    QFETCH(QStringList, list);
    {
        SettingsStore store(file());
        store.set(settings::hiddenZones, list);
        QVERIFY(store.flush());
    }
    QCOMPARE(SettingsStore(file()).value(settings::hiddenZones), list);
}

void TestSettings::saysWhenItCannotWrite()
{
    SettingsStore store(u"/proc/tocsin/tocsin.ini"_s);
    store.set(settings::theme, u"dark"_s);
    QVERIFY(!store.flush());
    QCOMPARE(store.value(settings::theme), u"dark"_s); // it holds for this run
}

void TestSettings::followsTheBaseDirectories()
{
    const QByteArray config = qgetenv("XDG_CONFIG_HOME");
    const QByteArray data = qgetenv("XDG_DATA_HOME");
    qputenv("XDG_CONFIG_HOME", "/tmp/config-home");
    qputenv("XDG_DATA_HOME", "/tmp/data-home");
    QCOMPARE(settingsPath(), u"/tmp/config-home/tocsin/tocsin.ini"_s);
    QCOMPARE(defaultWorkspacePath(), u"/tmp/data-home/tocsin/default.tocsin"_s);
    qputenv("XDG_CONFIG_HOME", config);
    qputenv("XDG_DATA_HOME", data);
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
