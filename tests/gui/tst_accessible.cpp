// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qtestsetup.h"
#include "ui/accessible/accessible.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollArea>
#include <QSignalSpy>
#include <QStringListModel>

using namespace Qt::StringLiterals;
using namespace tocsin;

class TestAccessible : public QObject
{
    Q_OBJECT

private:
    static QAccessibleInterface *of(QObject &object) { return QAccessible::queryAccessibleInterface(&object); }
    static QStringList namesOf(QAccessibleInterface *parent)
    {
        QStringList names;
        for (int i = 0; i < parent->childCount(); ++i)
            names.append(parent->child(i)->text(QAccessible::Name));
        return names;
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        installAccessibility();
    }

    void whatIsSetFromOutsideCountsAsTyped()
    {
        QLineEdit edit;
        edit.setText(u"before"_s);
        QSignalSpy typed(&edit, &QLineEdit::textEdited);
        QAccessibleInterface *field = of(edit);
        QCOMPARE(field->role(), QAccessible::EditableText);
        QVERIFY(field->editableTextInterface() && field->textInterface());
        field->setText(QAccessible::Value, u"Mail is slow"_s);
        QCOMPARE(edit.text(), u"Mail is slow"_s);
        QVERIFY(!typed.isEmpty());
        QCOMPARE(typed.last().first().toString(), u"Mail is slow"_s);
        field->editableTextInterface()->insertText(7, u" very"_s);
        QCOMPARE(edit.text(), u"Mail is very slow"_s);
        field->editableTextInterface()->deleteText(0, 5);
        QCOMPARE(edit.text(), u"is very slow"_s);
        field->editableTextInterface()->replaceText(3, 7, u"so"_s);
        QCOMPARE(edit.text(), u"is so slow"_s);
        QCOMPARE(typed.last().first().toString(), u"is so slow"_s);
        QVERIFY(edit.isUndoAvailable());
    }

    void readsAFieldByItsParts()
    {
        QLineEdit edit(u"Mail is slow"_s);
        edit.resize(300, 30);
        edit.setPlaceholderText(u"Title"_s);
        QAccessibleInterface *field = of(edit);
        QCOMPARE(field->text(QAccessible::Name), u"Title"_s);
        edit.setAccessibleName(u"Title of the story"_s);
        QCOMPARE(field->text(QAccessible::Name), u"Title of the story"_s);
        QAccessibleTextInterface *text = field->textInterface();
        QCOMPARE(text->characterCount(), 12);
        QCOMPARE(text->text(5, 7), u"is"_s);
        QCOMPARE(text->text(5, -1), u"is slow"_s);
        QCOMPARE(text->text(-3, 99), u"Mail is slow"_s);
        text->setCursorPosition(4);
        QCOMPARE(text->cursorPosition(), 4);
        text->setSelection(0, 5, 7);
        int begin = 0;
        int end = 0;
        text->selection(0, &begin, &end);
        QCOMPARE(begin, 5);
        QCOMPARE(end, 7);
        for (const int at : {0, 4, 11})
            QCOMPARE(text->offsetAtPoint(text->characterRect(at).topLeft() + QPoint(1, 3)), at);
        edit.setReadOnly(true);
        field->setText(QAccessible::Value, u"no"_s);
        QCOMPARE(edit.text(), u"Mail is slow"_s);
        QVERIFY(field->state().readOnly && !field->state().editable);
    }

    void aBoxSaysWhatIsChosenAndOfWhat()
    {
        QComboBox box;
        box.addItems({u"investigating"_s, u"resolved"_s});
        QCOMPARE(of(box)->text(QAccessible::Name), u"investigating"_s);
        box.setAccessibleName(u"Status"_s);
        QCOMPARE(of(box)->role(), QAccessible::ComboBox);
        QCOMPARE(of(box)->text(QAccessible::Name), u"Status: investigating"_s);
        QCOMPARE(of(box)->text(QAccessible::Value), u"investigating"_s);
        box.setCurrentIndex(1);
        QCOMPARE(of(box)->text(QAccessible::Name), u"Status: resolved"_s);
    }

    void aBoxIsChosenFrom()
    {
        QComboBox box;
        box.setAccessibleName(u"Status"_s);
        box.addItems({u"investigating"_s, u"resolved"_s});
        box.show();
        QVERIFY(QTest::qWaitForWindowExposed(&box));
        QSignalSpy activated(&box, &QComboBox::activated);
        of(box)->actionInterface()->doAction(QAccessibleActionInterface::showMenuAction());
        QVERIFY(of(box)->state().expanded);
        QAccessibleInterface *list = of(box)->child(0);
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->text(QAccessible::Name), u"Status"_s);
        QCOMPARE(namesOf(list), (QStringList{u"investigating"_s, u"resolved"_s}));
        QVERIFY(list->child(0)->state().selected);
        list->child(1)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(box.currentIndex(), 1);
        QCOMPARE(activated.size(), 1);
        QVERIFY(!of(box)->state().expanded);
    }

    void linesOfAListArePressed()
    {
        QListView view;
        QStringListModel model({u"flexo"_s, u"leela"_s, u"zapp"_s});
        view.setModel(&model);
        view.resize(200, 200);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QSignalSpy clicked(&view, &QListView::clicked);
        QAccessibleInterface *list = of(view);
        QCOMPARE(namesOf(list), model.stringList());
        QAccessibleInterface *last = list->child(2);
        QCOMPARE(list->indexOfChild(last), 2);
        QCOMPARE(last->parent(), list);
        QCOMPARE(last->role(), QAccessible::ListItem);
        QVERIFY(view.viewport()->rect().translated(view.viewport()->mapToGlobal(QPoint())).contains(last->rect()));
        QCOMPARE(list->childAt(last->rect().center().x(), last->rect().center().y()), last);
        last->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(clicked.first().first().toModelIndex(), model.index(2));
        QVERIFY(last->state().active);
        QCOMPARE(list->focusChild(), last);
        // What is gone does nothing; what stands there later is what is read.
        model.removeRow(2);
        QVERIFY(!last->isValid());
        QVERIFY(last->state().invalid);
        last->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(clicked.size(), 1);
        model.setStringList({u"a"_s, u"b"_s, u"c"_s});
        QCOMPARE(last->text(QAccessible::Name), u"c"_s);
    }

    void linesAreTicked()
    {
        QListWidget list;
        new QListWidgetItem(u"plain"_s, &list);
        auto *item = new QListWidgetItem(u"to be ticked"_s, &list);
        item->setCheckState(Qt::Unchecked);
        item->setData(Qt::AccessibleTextRole, u"A note"_s);
        list.show();
        QCOMPARE(of(list)->child(0)->actionInterface()->actionNames(), QStringList{QAccessibleActionInterface::pressAction()});
        QAccessibleInterface *note = of(list)->child(1);
        QCOMPARE(note->text(QAccessible::Name), u"A note"_s);
        QVERIFY(note->state().checkable && !note->state().checked);
        note->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
        QCOMPARE(item->checkState(), Qt::Checked);
        QVERIFY(note->state().checked);
    }

    void anAreaIsAskedForWhatItHasNoMore()
    {
        QScrollArea area;
        area.setAccessibleName(u"Thread"_s);
        auto *content = new QWidget;
        content->setAccessibleName(u"Content"_s);
        area.setWidget(content);
        QCOMPARE(of(area)->text(QAccessible::Name), u"Thread"_s);
        QVERIFY(of(area)->childCount() > 0);
        QCOMPARE(of(area)->child(99), nullptr);
        QCOMPARE(of(area)->child(-1), nullptr);
        QCOMPARE(of(*content)->parent()->parent(), of(area));
    }

    void aWindowSaysThatItIsOne()
    {
        QWidget window;
        window.setWindowTitle(u"New incident"_s);
        QWidget inside(&window);
        QCOMPARE(of(window)->role(), QAccessible::Window);
        QCOMPARE(of(window)->text(QAccessible::Name), u"New incident"_s);
        QCOMPARE(of(inside)->role(), QAccessible::Client);
        // One that gets its parent after somebody asked is none any more.
        QWidget late;
        QCOMPARE(of(late)->role(), QAccessible::Window);
        late.setParent(&window);
        QCOMPARE(of(late)->role(), QAccessible::Client);
        late.setParent(nullptr);
    }
};

QTEST_MAIN(TestAccessible)
#include "tst_accessible.moc"
