<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="uk_UA">
<context>
    <name>ActDialog</name>
    <message>
        <source>Акт приєднання № {}</source>
        <translation>Merge record No. {}</translation>
    </message>
    <message>
        <source>Сторінки акта</source>
        <translation>Pages of the record</translation>
    </message>
    <message>
        <source>Записати акт…</source>
        <translation>Write the record…</translation>
    </message>
</context>
<context>
    <name>AuditingCommands</name>
    <message>
        <source>Зауважень немає</source>
        <translation>No findings</translation>
    </message>
    <message>
        <source>Виправлено: {}</source>
        <translation>Corrected: {}</translation>
    </message>
    <message>
        <source>Слово «{}» додано до словника звіту</source>
        <translation>“{}” was added to the report's dictionary</translation>
    </message>
    <message>
        <source>Протокол перевірки</source>
        <translation>Record of the check</translation>
    </message>
    <message>
        <source>Документи PDF (*.pdf)</source>
        <translation>PDF documents (*.pdf)</translation>
    </message>
    <message>
        <source>Таблиці Excel (*.xlsx)</source>
        <translation>Excel spreadsheets (*.xlsx)</translation>
    </message>
    <message>
        <source>Документи Word (*.docx)</source>
        <translation>Word documents (*.docx)</translation>
    </message>
    <message>
        <source>Перевіряю звіт…</source>
        <translation>Checking the report…</translation>
    </message>
    <message>
        <source>Протокол записано: {}</source>
        <translation>Record written: {}</translation>
    </message>
</context>
<context>
    <name>Author</name>
    <message>
        <source>Хто вносить дані</source>
        <translation>Who enters the data</translation>
    </message>
    <message>
        <source>Прізвище та ім’я; їх буде видно біля кожної зміни.</source>
        <translation>Surname and first name; they are seen at each change.</translation>
    </message>
</context>
<context>
    <name>BoardDialog</name>
    <message>
        <source>Табло розділів</source>
        <translation>Board of sections</translation>
    </message>
    <message>
        <source>Розділ, підрозділ або файл</source>
        <translation>Section, department or file</translation>
    </message>
    <message>
        <source>Усі</source>
        <translation>All</translation>
    </message>
    <message>
        <source>З питаннями</source>
        <translation>With questions</translation>
    </message>
    <message>
        <source>Не здано</source>
        <translation>Not handed over</translation>
    </message>
    <message>
        <source>Прострочено</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Роздати…</source>
        <translation>Hand out…</translation>
    </message>
    <message>
        <source>Приєднати файли…</source>
        <translation>Merge files…</translation>
    </message>
    <message>
        <source>Записати табло: .xlsx, PDF…</source>
        <translation>Write the board: .xlsx, PDF…</translation>
    </message>
    <message>
        <source>показано {} з {}</source>
        <translation>shown {} of {}</translation>
    </message>
</context>
<context>
    <name>BoardTable</name>
    <message>
        <source>Табло розділів</source>
        <translation>Board of sections</translation>
    </message>
    <message>
        <source>Розділ</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Двічі клацніть, щоб перейти до розділу</source>
        <translation>Double-click to go to the section</translation>
    </message>
    <message>
        <source>Підрозділ</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>Хто заповнює; двічі клацніть, щоб змінити</source>
        <translation>Who fills it; double-click to change</translation>
    </message>
    <message>
        <source>Стан</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Чернетка, роздано, отримано, повернуто, прийнято</source>
        <translation>Draft, handed out, received, returned, accepted</translation>
    </message>
    <message>
        <source>Заповнено</source>
        <translation>Filled</translation>
    </message>
    <message>
        <source>Скільки показників заповнено або пояснено</source>
        <translation>How many figures are filled or explained</translation>
    </message>
    <message>
        <source>Помилки</source>
        <translation>Errors</translation>
    </message>
    <message>
        <source>Суперечності без пояснення</source>
        <translation>Contradictions not explained</translation>
    </message>
    <message>
        <source>Поперед-
ження</source>
        <translation>Warn-
ings</translation>
    </message>
    <message>
        <source>Попередження перевірки без пояснення</source>
        <translation>Warnings of the check without an explanation</translation>
    </message>
    <message>
        <source>Запи-
тання</source>
        <translation>Ques-
tions</translation>
    </message>
    <message>
        <source>Запитання перевірки без пояснення</source>
        <translation>Questions of the check without an explanation</translation>
    </message>
    <message>
        <source>Скільки днів до строку: від сьогодні, а для зданого розділу – від дня, коли його здано. Від’ємне число – пізніше строку</source>
        <translation>Days to the deadline: from today, or from the day on which the section was handed over. A negative number: after the deadline</translation>
    </message>
    <message>
        <source>{} з {}</source>
        <translation>{} of {}</translation>
    </message>
    <message>
        <source>Зауваження, на які ще не відповіли</source>
        <translation>Remarks that are not answered yet</translation>
    </message>
    <message>
        <source>Без
відповіді</source>
        <translation>Unan-
swered</translation>
    </message>
    <message>
        <source>Розбіж-
ності</source>
        <translation>Con-
flicts</translation>
    </message>
    <message>
        <source>Показники, які двоє заповнили по-різному</source>
        <translation>Figures that two people filled differently</translation>
    </message>
    <message>
        <source>Оновити</source>
        <translation>Update</translation>
    </message>
    <message>
        <source>Речення, перенесені з минулого року без змін</source>
        <translation>Sentences carried over from last year unchanged</translation>
    </message>
    <message>
        <source>Строк</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>До якого дня повернути; двічі клацніть, щоб змінити</source>
        <translation>By which day to return it; double-click to change</translation>
    </message>
    <message>
        <source>Здано</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>Якого дня файл розділу вперше приєднано після роздачі</source>
        <translation>The day on which the section’s file was first merged after it was handed out</translation>
    </message>
    <message>
        <source>Днів</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>Останній файл</source>
        <translation>Last file</translation>
    </message>
    <message>
        <source>Який файл приєднано останнім, ким і коли заповнено</source>
        <translation>Which file was merged last, who filled it and when</translation>
    </message>
</context>
<context>
    <name>BugDialog</name>
    <message>
        <source>Помилка програми</source>
        <translation>Program error</translation>
    </message>
    <message>
        <source>Сталася помилка, якої програма не передбачила. Збережені дані не пошкоджено. Скопіюйте текст нижче та надішліть його тим, хто супроводжує програму.</source>
        <translation>Something happened that the program did not foresee. Saved data are not damaged. Copy the text below and send it to those who maintain the program.</translation>
    </message>
    <message>
        <source>Опис помилки</source>
        <translation>Description of the error</translation>
    </message>
    <message>
        <source>Скопіювати</source>
        <translation>Copy</translation>
    </message>
</context>
<context>
    <name>ColumnTitles</name>
    <message>
        <source>Показник</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>{} рік</source>
        <translation>{}</translation>
    </message>
    <message>
        <source>Одиниця</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Зміна</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Порівняння</source>
        <translation>Comparison</translation>
    </message>
    <message>
        <source>День</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Розділи з відмінностями</source>
        <translation>Sections that differ</translation>
    </message>
    <message>
        <source>Відмінності</source>
        <translation>Differences</translation>
    </message>
    <message>
        <source>Зі станом на кінець дня</source>
        <translation>With the end of a day</translation>
    </message>
    <message>
        <source>З торішніми значеннями</source>
        <translation>With last year's values</translation>
    </message>
    <message>
        <source>З іншим файлом…</source>
        <translation>With another file…</translation>
    </message>
    <message>
        <source>Порівняти:</source>
        <translation>Compare:</translation>
    </message>
    <message>
        <source>&lt;s&gt;Закреслене&lt;/s&gt; було, &lt;u&gt;підкреслене&lt;/u&gt; стало. Назва показника веде до його поля.</source>
        <translation>&lt;s&gt;Struck out&lt;/s&gt; was before, &lt;u&gt;underlined&lt;/u&gt; is now. The name of a figure leads to its field.</translation>
    </message>
    <message>
        <source>Відмінностей немає.</source>
        <translation>There are no differences.</translation>
    </message>
    <message>
        <source>Показник</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Було</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Стало</source>
        <translation>After</translation>
    </message>
    <message>
        <source>Зміна</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Нове речення</source>
        <translation>New sentence</translation>
    </message>
    <message>
        <source>Речення, якого більше немає</source>
        <translation>Sentence that is gone</translation>
    </message>
    <message>
        <source>Речення</source>
        <translation>Sentence</translation>
    </message>
</context>
<context>
    <name>ComparedFields</name>
    <message>
        <source>Знайти поле, значення або виконавця</source>
        <translation>Find a field, a value or a person</translation>
    </message>
    <message>
        <source>Розбіжності</source>
        <translation>Conflicts</translation>
    </message>
    <message>
        <source>Двоє внесли різне; виберіть, що лишити</source>
        <translation>Two people entered different things; choose what to keep</translation>
    </message>
    <message>
        <source>Прийде</source>
        <translation>Coming</translation>
    </message>
    <message>
        <source>Нове з файлів; тут цього не змінювали</source>
        <translation>New in the files; not changed here</translation>
    </message>
    <message>
        <source>Паралельно</source>
        <translation>Parallel</translation>
    </message>
    <message>
        <source>У тому самому розділі працювали й інші; усе зберігається</source>
        <translation>Others worked in the same section too; everything is kept</translation>
    </message>
    <message>
        <source>Поза розділом</source>
        <translation>Outside the section</translation>
    </message>
    <message>
        <source>Цього розділу виконавцеві не видавали; за замовчуванням не береться</source>
        <translation>This section was not handed out to the person; it is not taken unless you say so</translation>
    </message>
    <message>
        <source>Вирішуєте ви</source>
        <translation>Yours to decide</translation>
    </message>
    <message>
        <source>Прийняти чи повернути розділ можна лише в цьому файлі; прийняте в його копії програма запропонує прийняти після приєднання</source>
        <translation>A section is accepted or returned in this file only; what was accepted in a copy of it is offered for acceptance after the merge</translation>
    </message>
    <message>
        <source>Новіша форма</source>
        <translation>Newer form</translation>
    </message>
    <message>
        <source>Поле новішої програми; зберігається невидимим</source>
        <translation>A field of a newer program; kept unseen</translation>
    </message>
    <message>
        <source>Уже є</source>
        <translation>Already here</translation>
    </message>
    <message>
        <source>Нічого нового; показується на вимогу</source>
        <translation>Nothing new; shown on request</translation>
    </message>
    <message>
        <source>Поле</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Що буде</source>
        <translation>What will be</translation>
    </message>
    <message>
        <source>Було</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Є</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Поля, які зміняться</source>
        <translation>Fields that will change</translation>
    </message>
    <message>
        <source>(порожньо)</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>{} виберіть</source>
        <translation>{} choose</translation>
    </message>
</context>
<context>
    <name>ConflictsDialog</name>
    <message>
        <source>Різні значення одного показника</source>
        <translation>Different values of one figure</translation>
    </message>
    <message>
        <source>Показники з різними значеннями</source>
        <translation>Figures with different values</translation>
    </message>
    <message>
        <source>Ці показники змінили двоє, не бачачи значень одне одного. Жодне не втрачено: виберіть, яке лишити. Решта показників уже приєднана.</source>
        <translation>Two people changed these figures without seeing each other's values. Nothing is lost: choose which to keep. All other figures are merged already.</translation>
    </message>
    <message>
        <source>Лишити вибране</source>
        <translation>Keep the chosen one</translation>
    </message>
    <message>
        <source>Текст, який вніс(ла) {}</source>
        <translation>The text entered by {}</translation>
    </message>
    <message>
        <source>(очищено)</source>
        <translation>(cleared)</translation>
    </message>
    <message>
        <source>Інше значення:</source>
        <translation>Another value:</translation>
    </message>
    <message>
        <source>Інше значення</source>
        <translation>Another value</translation>
    </message>
</context>
<context>
    <name>CoordinatingCommands</name>
    <message>
        <source>Таблиця (*.xlsx);;Документ PDF (*.pdf);;Документ Word (*.docx)</source>
        <translation>Spreadsheet (*.xlsx);;PDF document (*.pdf);;Word document (*.docx)</translation>
    </message>
    <message>
        <source>Записати табло</source>
        <translation>Write the board</translation>
    </message>
    <message>
        <source>Записую табло…</source>
        <translation>Writing the board…</translation>
    </message>
    <message>
        <source>Табло записано.</source>
        <translation>The board is written.</translation>
    </message>
    <message>
        <source>Рішення: {} – {} → {}</source>
        <translation>Decision: {} – {} → {}</translation>
    </message>
    <message>
        <source>скасовано {}, {}</source>
        <translation>undone {}, {}</translation>
    </message>
    <message>
        <source>чинне</source>
        <translation>valid</translation>
    </message>
    <message>
        <source>Складаю акт…</source>
        <translation>Composing the record…</translation>
    </message>
    <message>
        <source>Документ PDF (*.pdf);;Документ Word (*.docx)</source>
        <translation>PDF document (*.pdf);;Word document (*.docx)</translation>
    </message>
    <message>
        <source>акт-приєднання-{}.pdf</source>
        <translation>merge-record-{}.pdf</translation>
    </message>
    <message>
        <source>Записати акт</source>
        <translation>Write the record</translation>
    </message>
    <message>
        <source>Записую акт…</source>
        <translation>Writing the record…</translation>
    </message>
    <message>
        <source>Акт записано.</source>
        <translation>The record is written.</translation>
    </message>
    <message>
        <source>Отриманих файлів ще немає.</source>
        <translation>No files have been received yet.</translation>
    </message>
    <message>
        <source>Новий звітний рік: файл за {} рік</source>
        <translation>New reporting year: the file of {}</translation>
    </message>
    <message>
        <source>Створюю файл нового року…</source>
        <translation>Creating the file of the new year…</translation>
    </message>
</context>
<context>
    <name>DayPopup</name>
    <message>
        <source>Календар</source>
        <translation>Calendar</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Щоб змінити: Розгляд → Відкрити розділ знову.</source>
        <translation>To change it: Review → Reopen the section.</translation>
    </message>
    <message>
        <source>Щоб змінити, зверніться до координатора.</source>
        <translation>To change it, ask the coordinator.</translation>
    </message>
    <message>
        <source>Двоє внесли різні значення: {}. Натисніть, щоб вирішити.</source>
        <translation>Two people entered different values: {}. Click to decide.</translation>
    </message>
    <message>
        <source>відповідь є</source>
        <translation>answered</translation>
    </message>
    <message>
        <source>відповісти: F9</source>
        <translation>answer: F9</translation>
    </message>
    <message>
        <source>без відповіді</source>
        <translation>not answered</translation>
    </message>
    <message>
        <source>Зауваження ({}): {} — {}</source>
        <translation>Remark ({}): {} — {}</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>точно</source>
        <translation>exactly</translation>
    </message>
    <message>
        <source>дд.мм.рррр</source>
        <translation>dd.mm.yyyy</translation>
    </message>
    <message>
        <source>&amp;Уточнення:</source>
        <translation>&amp;Qualifier:</translation>
    </message>
    <message>
        <source>&amp;Станом на:</source>
        <translation>&amp;As of:</translation>
    </message>
    <message>
        <source>&amp;Примітка:</source>
        <translation>&amp;Note:</translation>
    </message>
    <message>
        <source>&amp;Джерело:</source>
        <translation>&amp;Source:</translation>
    </message>
    <message>
        <source>Вибрати день у календарі (F4)</source>
        <translation>Choose the day in a calendar (F4)</translation>
    </message>
    <message>
        <source>{}, станом на</source>
        <translation>{}, as of</translation>
    </message>
</context>
<context>
    <name>EnteringCommands</name>
    <message>
        <source>значення</source>
        <translation>value</translation>
    </message>
    <message>
        <source>Файл відкрито лише для перегляду: змінити в ньому нічого не можна</source>
        <translation>The file is open for reading only: nothing in it can be changed</translation>
    </message>
    <message>
        <source>Розділ прийнято: щоб змінити його, спершу відкрийте його знову</source>
        <translation>The section is accepted: reopen it first to change it</translation>
    </message>
    <message>
        <source>Це діє лише в полі з числом; у таблиці причину вписують у саму клітинку</source>
        <translation>This works only in a field with a number; in a table a reason is typed into the cell itself</translation>
    </message>
    <message>
        <source>Це діє лише в полі з числом</source>
        <translation>This works only in a field with a number</translation>
    </message>
    <message>
        <source>Спочатку введіть число</source>
        <translation>First enter a number</translation>
    </message>
    <message>
        <source>Немає даних</source>
        <translation>No data</translation>
    </message>
    <message>
        <source>Чому немає даних для показника «{}»?</source>
        <translation>Why is there no data for “{}”?</translation>
    </message>
    <message>
        <source>Записати</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Тут немає зауваження, яке можна пояснити</source>
        <translation>There is no finding to explain here</translation>
    </message>
    <message>
        <source>Пояснення</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>Записати пояснення</source>
        <translation>Save the explanation</translation>
    </message>
    <message>
        <source>Вставити стовпець</source>
        <translation>Paste a column</translation>
    </message>
    <message>
        <source>рядок {row}, {column}</source>
        <translation>row {row}, {column}</translation>
    </message>
    <message>
        <source>Вставити в таблицю</source>
        <translation>Paste into the table</translation>
    </message>
    <message>
        <source>праворуч у цьому рядку немає більше полів</source>
        <translation>there are no more fields to the right in this line</translation>
    </message>
    <message>
        <source>для цього рядка немає поля</source>
        <translation>there is no field for this line</translation>
    </message>
    <message>
        <source>значення «{}» лишиться</source>
        <translation>the value “{}” stays</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>{label}, минулий рік</source>
        <translation>{label}, last year</translation>
    </message>
    <message>
        <source>більше на</source>
        <translation>more by</translation>
    </message>
    <message>
        <source>менше на</source>
        <translation>less by</translation>
    </message>
    <message>
        <source>без змін</source>
        <translation>no change</translation>
    </message>
    <message>
        <source>{} рік</source>
        <translation>{}</translation>
    </message>
    <message>
        <source>Торік: {}</source>
        <translation>Last year: {}</translation>
    </message>
    <message>
        <source>дд.мм.рррр</source>
        <translation>dd.mm.yyyy</translation>
    </message>
    <message>
        <source>{label}: вибрати в календарі (F4)</source>
        <translation>{label}: choose in a calendar (F4)</translation>
    </message>
    <message>
        <source>станом на {day}</source>
        <translation>as of {day}</translation>
    </message>
    <message>
        <source>станом на: дату не вказано</source>
        <translation>as of: no date given</translation>
    </message>
    <message>
        <source>примітка: {note}</source>
        <translation>note: {note}</translation>
    </message>
    <message>
        <source>джерело: {source}</source>
        <translation>source: {source}</translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>Спочатку виправте поле «{}»: «{}» не збережено. {}</source>
        <translation>First put the field “{}” right: “{}” is not saved. {}</translation>
    </message>
    <message>
        <source>Файли звіту (*.zvit)</source>
        <translation>Report files (*.zvit)</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>Тека</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Файл звіту</source>
        <translation>Report file</translation>
    </message>
    <message>
        <source>Тека:</source>
        <translation>Folder:</translation>
    </message>
    <message>
        <source>Тип файлів:</source>
        <translation>Files of type:</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Відкрити файл</source>
        <translation>Open a file</translation>
    </message>
    <message>
        <source>Новий файл громади</source>
        <translation>New city file</translation>
    </message>
    <message>
        <source>розділи</source>
        <translation>sections</translation>
    </message>
    <message>
        <source>Новий файл розділу</source>
        <translation>New section file</translation>
    </message>
    <message>
        <source>Приклад: звіт за 2023 рік</source>
        <translation>Example: the report of 2023</translation>
    </message>
    <message>
        <source>Створюю файл…</source>
        <translation>Creating the file…</translation>
    </message>
    <message>
        <source>Створюю приклад…</source>
        <translation>Creating the example…</translation>
    </message>
    <message>
        <source>Файли звіту (*.zvit)</source>
        <translation>Report files (*.zvit)</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>Підсумок перевірки</source>
        <translation>Summary of the check</translation>
    </message>
    <message>
        <source>Зауваження</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Увесь звіт</source>
        <translation>Whole report</translation>
    </message>
    <message>
        <source>Виправити</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>До словника</source>
        <translation>To the dictionary</translation>
    </message>
    <message>
        <source>Пояснити…</source>
        <translation>Explain…</translation>
    </message>
    <message>
        <source>Які зауваження показувати</source>
        <translation>Which findings to show</translation>
    </message>
    <message>
        <source>Усі</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Без пояснення</source>
        <translation>Not explained</translation>
    </message>
    <message>
        <source>Помилки й попередження</source>
        <translation>Errors and warnings</translation>
    </message>
    <message>
        <source>Запитання</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Підказки</source>
        <translation>Hints</translation>
    </message>
    <message>
        <source>Пояснення: {}</source>
        <translation>Explanation: {}</translation>
    </message>
    <message>
        <source>Помилка</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Попередження</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>Запитання</source>
        <comment>одне</comment>
        <translation>Question</translation>
    </message>
    <message>
        <source>Підказка</source>
        <translation>Hint</translation>
    </message>
    <message>
        <source>{}; вибраних серед них немає</source>
        <translation>{}; none of the kind chosen</translation>
    </message>
    <message>
        <source>Зауважень до звіту немає</source>
        <translation>There are no findings about the report</translation>
    </message>
    <message>
        <source>Зауважень до цього розділу немає</source>
        <translation>There are no findings about this section</translation>
    </message>
    <message>
        <source>На всі зауваження є пояснення</source>
        <translation>All findings are explained</translation>
    </message>
    <message>
        <source>помилок: {}</source>
        <translation>errors: {}</translation>
    </message>
    <message>
        <source>попереджень: {}</source>
        <translation>warnings: {}</translation>
    </message>
    <message>
        <source>запитань: {}</source>
        <translation>questions: {}</translation>
    </message>
    <message>
        <source>підказок: {}</source>
        <translation>hints: {}</translation>
    </message>
    <message>
        <source>Зауваження — {}</source>
        <translation>Findings — {}</translation>
    </message>
</context>
<context>
    <name>FormBody</name>
    <message>
        <source>У цьому розділі ще немає показників.</source>
        <translation>This section has no figures yet.</translation>
    </message>
</context>
<context>
    <name>GatheringCommands</name>
    <message>
        <source>Приєднати файли</source>
        <translation>Merge files</translation>
    </message>
    <message>
        <source>Отримані файли</source>
        <translation>Received files</translation>
    </message>
    <message>
        <source>Приєднати до цього звіту: {}?</source>
        <translation>Merge into this report: {}?</translation>
    </message>
    <message>
        <source>Спершу буде показано, що зміниться; до того нічого не запишеться.</source>
        <translation>First you will see what changes; nothing is written before that.</translation>
    </message>
    <message>
        <source>Приєднати…</source>
        <translation>Merge…</translation>
    </message>
    <message>
        <source>Відкрити замість цього</source>
        <translation>Open instead of this one</translation>
    </message>
    <message>
        <source>У вибраній папці немає файлів звіту (*.zvit).</source>
        <translation>There are no report files (*.zvit) in the chosen folder.</translation>
    </message>
    <message>
        <source>Читаю файли…</source>
        <translation>Reading the files…</translation>
    </message>
    <message>
        <source>Приєдную файли…</source>
        <translation>Merging the files…</translation>
    </message>
    <message>
        <source>Приєднано змін: {}</source>
        <translation>Changes merged: {}</translation>
    </message>
    <message>
        <source>Приєднано змін: {}.</source>
        <translation>Changes merged: {}.</translation>
    </message>
    <message>
        <source>Приєднано змін: {}. Різних значень одного показника немає.</source>
        <translation>Changes merged: {}. No figure has different values.</translation>
    </message>
    <message>
        <source>Вирішено розбіжностей: {}.</source>
        <translation>Conflicts decided: {}.</translation>
    </message>
    <message>
        <source>Знову на розгляді, бо змінено після прийняття: {}.</source>
        <translation>Under review again, since changed after acceptance: {}.</translation>
    </message>
    <message>
        <source>Прийняти розділи</source>
        <translation>Accept sections</translation>
    </message>
    <message>
        <source>Приєднано змін: {}. У копії цього файла прийнято розділів: {}. Прийняти їх і тут?</source>
        <translation>Changes merged: {}. Sections accepted in a copy of this file: {}. Accept them here too?</translation>
    </message>
    <message>
        <source>«{}» — {}, {}</source>
        <translation>“{}” — {}, {}</translation>
    </message>
    <message>
        <source>У цих розділах стоїть саме те, що прийнято в копії.</source>
        <translation>These sections hold exactly what was accepted in the copy.</translation>
    </message>
    <message>
        <source>Прийняти</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>Не зараз</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>Прийнято розділів: {}</source>
        <translation>Sections accepted: {}</translation>
    </message>
    <message>
        <source>Немає приєднання, яке можна скасувати.</source>
        <translation>There is no merge that can be undone.</translation>
    </message>
    <message>
        <source>Скасувати приєднання</source>
        <translation>Undo the merge</translation>
    </message>
    <message>
        <source>Вилучити зі звіту все, що принесло приєднання № {} від {}?</source>
        <translation>Take everything that merge No. {} of {} brought out of the report?</translation>
    </message>
    <message>
        <source>Показники, які після того змінювали тут, лишаться. Файли можна приєднати знову.</source>
        <translation>Figures changed here since then will stay. The files can be merged again.</translation>
    </message>
    <message>
        <source>Файли: {}.</source>
        <translation>Files: {}.</translation>
    </message>
    <message>
        <source>Вилучити</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>Скасовую приєднання…</source>
        <translation>Undoing the merge…</translation>
    </message>
    <message>
        <source>Вилучено змін: {}.</source>
        <translation>Changes taken out: {}.</translation>
    </message>
    <message>
        <source>Лишилося, бо змінено пізніше:
{}</source>
        <translation>Left, since changed later:
{}</translation>
    </message>
    <message>
        <source>Різних значень одного показника немає.</source>
        <translation>No figure has different values.</translation>
    </message>
</context>
<context>
    <name>GoDialog</name>
    <message>
        <source>Перейти до поля</source>
        <translation>Go to a field</translation>
    </message>
    <message>
        <source>Частина назви, розділу або значення</source>
        <translation>Part of a name, a section or a value</translation>
    </message>
    <message>
        <source>Що шукати</source>
        <translation>What to find</translation>
    </message>
    <message>
        <source>Знайдені поля</source>
        <translation>Fields found</translation>
    </message>
    <message>
        <source>Показник</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Значення</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Розділ</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>↑ ↓ — вибрати, Enter — перейти, Esc — закрити</source>
        <translation>↑ ↓ — choose, Enter — go, Esc — close</translation>
    </message>
</context>
<context>
    <name>GroupHeader</name>
    <message>
        <source>Показники</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>{} з {}</source>
        <translation>{} of {}</translation>
    </message>
</context>
<context>
    <name>HandOutDialog</name>
    <message>
        <source>Роздати розділи</source>
        <translation>Hand out sections</translation>
    </message>
    <message>
        <source>електронна пошта або телефон координатора</source>
        <translation>the coordinator's e-mail or telephone</translation>
    </message>
    <message>
        <source>Кожен підрозділ отримає один файл з усіма своїми розділами і супровідний лист. Підрозділ і строк можна змінити: двічі клацніть по клітинці.</source>
        <translation>Each department gets one file with all its sections and a covering letter. Department and deadline can be changed: double-click the cell.</translation>
    </message>
    <message>
        <source>Кому повернути:</source>
        <translation>Return to:</translation>
    </message>
    <message>
        <source>Розділ</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Підрозділ</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>Строк</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Розділи</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>Усі</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Жодного</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Поставити цей строк вибраним</source>
        <translation>Set this deadline for the chosen ones</translation>
    </message>
    <message>
        <source>Вибрати папку…</source>
        <translation>Choose a folder…</translation>
    </message>
</context>
<context>
    <name>HandOverDialog</name>
    <message>
        <source>Здати розділ</source>
        <translation>Hand the section over</translation>
    </message>
    <message>
        <source>Здати розділ «{}»?</source>
        <translation>Hand over the section “{}”?</translation>
    </message>
    <message>
        <source>Ще відкрито: {}. Натисніть рядок, щоб перейти до нього, або здайте розділ так.</source>
        <translation>Still open: {}. Click a line to go there, or hand the section over as it is.</translation>
    </message>
    <message>
        <source>Усе заповнено, зауважень без пояснення немає.</source>
        <translation>Everything is filled, no finding is unexplained.</translation>
    </message>
    <message>
        <source>Що ще відкрито</source>
        <translation>What is still open</translation>
    </message>
    <message>
        <source>&amp;Здати…</source>
        <translation>&amp;Hand over…</translation>
    </message>
    <message>
        <source>&amp;Повернутися до розділу</source>
        <translation>&amp;Back to the section</translation>
    </message>
</context>
<context>
    <name>HandingCommands</name>
    <message>
        <source>Куди записати файли розділів</source>
        <translation>Where to write the section files</translation>
    </message>
    <message>
        <source>Записую файли розділів…</source>
        <translation>Writing the section files…</translation>
    </message>
    <message>
        <source>Записано файлів із супровідними листами: {}.</source>
        <translation>Files with covering letters written: {}.</translation>
    </message>
    <message>
        <source>Надішліть кожен підрозділові; повернуті файли приєднайте до цього звіту.
Папка: {}</source>
        <translation>Send each to its department; merge the returned files into this report.
Folder: {}</translation>
    </message>
    <message>
        <source>Роздачу розділів було перервано.</source>
        <translation>Handing out the sections was cut off.</translation>
    </message>
    <message>
        <source>Не заповнено: {}</source>
        <translation>Not filled: {}</translation>
    </message>
    <message>
        <source>Без пояснення: {}</source>
        <translation>Not explained: {}</translation>
    </message>
    <message>
        <source>Торішнє речення: {}</source>
        <translation>Last year’s sentence: {}</translation>
    </message>
    <message>
        <source>Без відповіді: {}</source>
        <translation>Not answered: {}</translation>
    </message>
    <message>
        <source>Куди записати файл для координатора</source>
        <translation>Where to write the file for the coordinator</translation>
    </message>
    <message>
        <source>здано</source>
        <translation>handed over</translation>
    </message>
    <message>
        <source>Розділ здано.</source>
        <translation>The section is handed over.</translation>
    </message>
    <message>
        <source>Надішліть координаторові файл «{}» поштою або передайте на носії.</source>
        <translation>Send the file “{}” to the coordinator by mail, or hand it over on a drive.</translation>
    </message>
    <message>
        <source>Повернути розділ</source>
        <translation>Return the section</translation>
    </message>
    <message>
        <source>Розділ «{}» повернуто. Записати файл, з яким його доопрацюють?</source>
        <translation>Section “{}” is returned. Write the file in which it will be revised?</translation>
    </message>
    <message>
        <source>тому, хто заповнює розділ</source>
        <translation>whoever fills the section in</translation>
    </message>
    <message>
        <source>Надішліть його: {}. У файлі будуть усі зауваження.</source>
        <translation>Send it to: {}. All remarks will be in the file.</translation>
    </message>
    <message>
        <source>Записати файл…</source>
        <translation>Write the file…</translation>
    </message>
    <message>
        <source>Не зараз</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>Куди записати файл для доопрацювання</source>
        <translation>Where to write the file to be revised</translation>
    </message>
    <message>
        <source>на доопрацювання</source>
        <translation>to be revised</translation>
    </message>
    <message>
        <source>Файл для доопрацювання записано.</source>
        <translation>The file to be revised is written.</translation>
    </message>
    <message>
        <source>Надішліть «{}» тому, хто заповнює розділ.</source>
        <translation>Send “{}” to whoever fills the section in.</translation>
    </message>
</context>
<context>
    <name>HelpingCommands</name>
    <message>
        <source>ціле число</source>
        <translation>whole number</translation>
    </message>
    <message>
        <source>знаків після коми: {}</source>
        <translation>digits after the comma: {}</translation>
    </message>
    <message>
        <source>Можна ввести і «понад 700», і «немає даних: причина».</source>
        <translation>«понад 700» and «немає даних: reason» can be entered too.</translation>
    </message>
    <message>
        <source>Знайти</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Слова назви, значення, примітки або речення</source>
        <translation>Words of a name, a value, a note or a sentence</translation>
    </message>
    <message>
        <source>примітка</source>
        <translation>note</translation>
    </message>
    <message>
        <source>джерело</source>
        <translation>source</translation>
    </message>
    <message>
        <source>речення</source>
        <translation>sentence</translation>
    </message>
    <message>
        <source>сховане речення</source>
        <translation>hidden sentence</translation>
    </message>
    <message>
        <source>зауваження</source>
        <translation>remark</translation>
    </message>
    <message>
        <source>пояснення</source>
        <translation>explanation</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>Історія: {}</source>
        <translation>History: {}</translation>
    </message>
    <message>
        <source>Зміни</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>Коли</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Хто</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Що</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Було</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Стало</source>
        <translation>After</translation>
    </message>
    <message>
        <source>Повернути це значення</source>
        <translation>Put this value back</translation>
    </message>
    <message>
        <source>Найновіші зміни вгорі. Повернення — це нова зміна; історія лишається повною.</source>
        <translation>The newest changes are at the top. Putting back is a new change; the history stays whole.</translation>
    </message>
    <message>
        <source>Це поле ще ніхто не змінював.</source>
        <translation>Nobody has changed this field yet.</translation>
    </message>
</context>
<context>
    <name>KeyDialog</name>
    <message>
        <source>Вибрати ключ</source>
        <translation>Choose a key</translation>
    </message>
    <message>
        <source>Тут кілька ключів для підпису. Яким підписати?</source>
        <translation>There are several keys that may sign. Sign with which one?</translation>
    </message>
    <message>
        <source>Підписати</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>сертифікат {}, чинний до {}</source>
        <translation>certificate {}, valid until {}</translation>
    </message>
    <message>
        <source>видавець: {}</source>
        <translation>issuer: {}</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Клавіші</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Знайти клавішу або дію</source>
        <translation>Find a key or an action</translation>
    </message>
    <message>
        <source>Дія</source>
        <translation>Action</translation>
    </message>
</context>
<context>
    <name>LookingCommands</name>
    <message>
        <source>Читаю історію…</source>
        <translation>Reading the history…</translation>
    </message>
    <message>
        <source>Відомості про звіт</source>
        <translation>Data of the report</translation>
    </message>
    <message>
        <source>Звіт, яким він був {}</source>
        <translation>The report as it was {}</translation>
    </message>
    <message>
        <source>Показники проти торішніх значень цього файла: {}</source>
        <translation>Figures against last year's values in this file: {}</translation>
    </message>
    <message>
        <source>Стан на {} проти теперішнього: {}</source>
        <translation>The state at {} against now: {}</translation>
    </message>
    <message>
        <source>Стан на кінець дня {} проти теперішнього: {}</source>
        <translation>The state at the end of {} against now: {}</translation>
    </message>
    <message>
        <source>Файл «{}» проти цього: {}</source>
        <translation>The file “{}” against this one: {}</translation>
    </message>
    <message>
        <source>Порівнюю…</source>
        <translation>Comparing…</translation>
    </message>
    <message>
        <source>відмінностей {}</source>
        <translation>differences: {}</translation>
    </message>
    <message>
        <source>Торішній файл</source>
        <translation>Last year's file</translation>
    </message>
    <message>
        <source>За торішніми значеннями цього файла: {}</source>
        <translation>By last year's values in this file: {}</translation>
    </message>
    <message>
        <source>Проти файла «{}»: {}</source>
        <translation>Against the file “{}”: {}</translation>
    </message>
    <message>
        <source>Шукаю, що замовкло…</source>
        <translation>Looking for what went silent…</translation>
    </message>
    <message>
        <source>цього року немає {}</source>
        <translation>missing this year: {}</translation>
    </message>
    <message>
        <source>усе, про що йшлося торік, є і цього року</source>
        <translation>all that was told last year is there this year too</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Річний звіт громади</source>
        <translation>Yearly report of the community</translation>
    </message>
    <message>
        <source>Повернуто введене, якого немає у файлі: {}</source>
        <translation>Put back what was entered and is not in the file: {}</translation>
    </message>
    <message>
        <source>{} (лише перегляд) — Річний звіт громади</source>
        <translation>{} (read-only) — Yearly report of the community</translation>
    </message>
    <message>
        <source>{} — Річний звіт громади</source>
        <translation>{} — Yearly report of the community</translation>
    </message>
    <message>
        <source>Розмір: {}</source>
        <translation>Size: {}</translation>
    </message>
    <message>
        <source>Спершу відкрийте файл громади, до якого приєднати ці файли</source>
        <translation>First open the city file into which these files are to be merged</translation>
    </message>
</context>
<context>
    <name>ManualDialog</name>
    <message>
        <source>Посібник</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>Розділи посібника</source>
        <translation>Chapters of the manual</translation>
    </message>
    <message>
        <source>Текст посібника</source>
        <translation>Text of the manual</translation>
    </message>
    <message>
        <source>Знайти в посібнику</source>
        <translation>Find in the manual</translation>
    </message>
    <message>
        <source>Далі</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Файл посібника не знайдено.</source>
        <translation>The manual's file was not found.</translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message>
        <source>Ще не збережено</source>
        <translation>Not saved yet</translation>
    </message>
    <message>
        <source>Збережено</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>Не збережено: значення не прийнято</source>
        <translation>Not saved: the value was refused</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Файл</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;Правка</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>&amp;Громада</source>
        <translation>Cit&amp;y</translation>
    </message>
    <message>
        <source>&amp;Звіт</source>
        <translation>&amp;Report</translation>
    </message>
    <message>
        <source>Р&amp;озгляд</source>
        <translation>Re&amp;view</translation>
    </message>
    <message>
        <source>&amp;Вигляд</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>&amp;Довідка</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>&amp;Новий файл громади…</source>
        <translation>&amp;New city file…</translation>
    </message>
    <message>
        <source>&amp;Відкрити…</source>
        <translation>&amp;Open…</translation>
    </message>
    <message>
        <source>&amp;Приклад: звіт за 2023 рік…</source>
        <translation>&amp;Example: the report of 2023…</translation>
    </message>
    <message>
        <source>&amp;Останні файли</source>
        <translation>&amp;Recent files</translation>
    </message>
    <message>
        <source>На&amp;друкувати розділ…</source>
        <translation>&amp;Print the section…</translation>
    </message>
    <message>
        <source>&amp;Закрити файл</source>
        <translation>&amp;Close the file</translation>
    </message>
    <message>
        <source>Ви&amp;йти</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <source>&amp;Наступне незаповнене</source>
        <translation>&amp;Next empty field</translation>
    </message>
    <message>
        <source>Пере&amp;йти до поля…</source>
        <translation>&amp;Go to a field…</translation>
    </message>
    <message>
        <source>З&amp;найти…</source>
        <translation>&amp;Find…</translation>
    </message>
    <message>
        <source>Попередній розділ</source>
        <translation>Previous section</translation>
    </message>
    <message>
        <source>Наступний розділ</source>
        <translation>Next section</translation>
    </message>
    <message>
        <source>Наступне &amp;зауваження</source>
        <translation>Next f&amp;inding</translation>
    </message>
    <message>
        <source>&amp;Уточнення, дата, примітка…</source>
        <translation>&amp;Qualifier, date, note…</translation>
    </message>
    <message>
        <source>«&amp;Понад», «близько», «майже»</source>
        <translation>“O&amp;ver”, “about”, “almost”</translation>
    </message>
    <message>
        <source>Не&amp;має даних…</source>
        <translation>No &amp;data…</translation>
    </message>
    <message>
        <source>&amp;Історія поля…</source>
        <translation>&amp;History of the field…</translation>
    </message>
    <message>
        <source>&amp;Хто вносить дані…</source>
        <translation>&amp;Who enters the data…</translation>
    </message>
    <message>
        <source>Новий файл &amp;розділу…</source>
        <translation>New &amp;section file…</translation>
    </message>
    <message>
        <source>&amp;Скасувати</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>&amp;Повторити</source>
        <translation>&amp;Redo</translation>
    </message>
    <message>
        <source>По&amp;яснити зауваження…</source>
        <translation>E&amp;xplain the Finding…</translation>
    </message>
    <message>
        <source>&amp;Табло розділів…</source>
        <translation>&amp;Board of sections…</translation>
    </message>
    <message>
        <source>&amp;Роздати розділи…</source>
        <translation>H&amp;and out sections…</translation>
    </message>
    <message>
        <source>&amp;Приєднати файли…</source>
        <translation>&amp;Merge files…</translation>
    </message>
    <message>
        <source>Різні &amp;значення…</source>
        <translation>Different &amp;values…</translation>
    </message>
    <message>
        <source>&amp;Скасувати приєднання…</source>
        <translation>&amp;Undo the merge…</translation>
    </message>
    <message>
        <source>Приєднання та &amp;акти…</source>
        <translation>M&amp;erges and records…</translation>
    </message>
    <message>
        <source>&amp;Відомості про звіт…</source>
        <translation>&amp;Data of the report…</translation>
    </message>
    <message>
        <source>Що &amp;оновити…</source>
        <translation>What to u&amp;pdate…</translation>
    </message>
    <message>
        <source>&amp;Новий звітний рік…</source>
        <translation>&amp;New reporting year…</translation>
    </message>
    <message>
        <source>З&amp;дати розділ…</source>
        <translation>&amp;Hand the section over…</translation>
    </message>
    <message>
        <source>Перевірити &amp;весь звіт</source>
        <translation>Check the &amp;whole report</translation>
    </message>
    <message>
        <source>Протокол перев&amp;ірки…</source>
        <translation>Re&amp;cord of the check…</translation>
    </message>
    <message>
        <source>Перегляд звіту, друк, PD&amp;F…</source>
        <translation>Preview, print, PD&amp;F…</translation>
    </message>
    <message>
        <source>Підписат&amp;и…</source>
        <translation>Si&amp;gn…</translation>
    </message>
    <message>
        <source>Прий&amp;няти підписаний файл…</source>
        <translation>Ta&amp;ke a signed file in…</translation>
    </message>
    <message>
        <source>П&amp;еревірити підпис…</source>
        <translation>Verif&amp;y a signature…</translation>
    </message>
    <message>
        <source>Прийняті ф&amp;айли…</source>
        <translation>Signed f&amp;iles taken in…</translation>
    </message>
    <message>
        <source>&amp;Зауваження до поля…</source>
        <translation>&amp;Remark at the field…</translation>
    </message>
    <message>
        <source>Зауваження &amp;координатора</source>
        <translation>&amp;Coordinator's remarks</translation>
    </message>
    <message>
        <source>&amp;Усі незакриті зауваження</source>
        <translation>&amp;All open remarks</translation>
    </message>
    <message>
        <source>&amp;Прийняти розділ…</source>
        <translation>Acc&amp;ept the section…</translation>
    </message>
    <message>
        <source>Повер&amp;нути розділ…</source>
        <translation>Re&amp;turn the section…</translation>
    </message>
    <message>
        <source>&amp;Відкрити розділ знову…</source>
        <translation>Re&amp;open the section…</translation>
    </message>
    <message>
        <source>&amp;Історія звіту…</source>
        <translation>&amp;History of the report…</translation>
    </message>
    <message>
        <source>Порівн&amp;яти…</source>
        <translation>Com&amp;pare…</translation>
    </message>
    <message>
        <source>Що за&amp;мовкло…</source>
        <translation>What went &amp;silent…</translation>
    </message>
    <message>
        <source>Наступна &amp;частина вікна</source>
        <translation>Next &amp;part of the window</translation>
    </message>
    <message>
        <source>Попередня частина вікна</source>
        <translation>Previous part of the window</translation>
    </message>
    <message>
        <source>&amp;Більше</source>
        <translation>&amp;Larger</translation>
    </message>
    <message>
        <source>&amp;Менше</source>
        <translation>&amp;Smaller</translation>
    </message>
    <message>
        <source>&amp;Звичайний розмір</source>
        <translation>&amp;Usual size</translation>
    </message>
    <message>
        <source>З&amp;горнути групу</source>
        <translation>&amp;Fold the group</translation>
    </message>
    <message>
        <source>Розго&amp;рнути всі групи</source>
        <translation>Unfold &amp;all groups</translation>
    </message>
    <message>
        <source>За&amp;уваження</source>
        <translation>Fi&amp;ndings</translation>
    </message>
    <message>
        <source>&amp;Текст розділу</source>
        <translation>&amp;Text of the section</translation>
    </message>
    <message>
        <source>Мова вікна; назви показників, зауваження перевірки й звіт завжди українські</source>
        <translation>The language of the window; labels of figures, findings and the report are always Ukrainian</translation>
    </message>
    <message>
        <source>Про це &amp;поле</source>
        <translation>About this &amp;field</translation>
    </message>
    <message>
        <source>Посібник п&amp;рацівника</source>
        <translation>The clerk's &amp;manual</translation>
    </message>
    <message>
        <source>Посібник к&amp;оординатора</source>
        <translation>The c&amp;oordinator's manual</translation>
    </message>
    <message>
        <source>&amp;Клавіші…</source>
        <translation>&amp;Keys…</translation>
    </message>
    <message>
        <source>Дії</source>
        <translation>Actions</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Приєднати файли: перегляд</source>
        <translation>Merge files: preview</translation>
    </message>
    <message>
        <source>Прийняти також зміни в розділах, які цьому виконавцеві не видавали</source>
        <translation>Take also changes in sections that were not given to this person</translation>
    </message>
    <message>
        <source>Зміни за полями</source>
        <translation>Changes by field</translation>
    </message>
    <message>
        <source>Вирішити всі розбіжності</source>
        <translation>Decide all conflicts</translation>
    </message>
    <message>
        <source>Наступна розбіжність</source>
        <translation>Next conflict</translation>
    </message>
    <message>
        <source>Приєднати</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>Досі нічого не записано. Перед приєднанням робиться копія; приєднання можна скасувати.</source>
        <translation>Nothing is written yet. A copy is made before the merge; the merge can be undone.</translation>
    </message>
    <message>
        <source>Не буде приєднано файлів: {}.</source>
        <translation>Files that will not be merged: {}.</translation>
    </message>
    <message>
        <source>Файли: {}</source>
        <translation>Files: {}</translation>
    </message>
    <message>
        <source>Взяти також файли іншої громади</source>
        <translation>Take files of another community too</translation>
    </message>
    <message>
        <source>Буде приєднано {}: {}.</source>
        <translation>{} will be merged: {}.</translation>
    </message>
    <message>
        <source>Файл</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Виконавці</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Нових змін</source>
        <translation>New changes</translation>
    </message>
    <message>
        <source>Уже є</source>
        <translation>Already here</translation>
    </message>
    <message>
        <source>Поза розділом</source>
        <translation>Outside the section</translation>
    </message>
    <message>
        <source>Лишити новіше</source>
        <translation>Keep the newer</translation>
    </message>
    <message>
        <source>Лишити те, що є</source>
        <translation>Keep what is here</translation>
    </message>
    <message>
        <source>Взяти з файла {}</source>
        <translation>Keep those of the file {}</translation>
    </message>
    <message>
        <source>Зняти всі рішення</source>
        <translation>Clear all decisions</translation>
    </message>
    <message>
        <source>Приєднувати нічого: жодного файла не взято.</source>
        <translation>Nothing to merge: no file was taken.</translation>
    </message>
    <message>
        <source>Нічого нового: усе з цих файлів уже є у звіті.</source>
        <translation>Nothing new: everything in these files is in the report already.</translation>
    </message>
    <message>
        <source>Буде приєднано змін: {}.</source>
        <translation>Changes to be merged: {}.</translation>
    </message>
    <message>
        <source>Показників із різними значеннями: {}, з них вирішено: {}.</source>
        <translation>Figures with different values: {}, of these decided: {}.</translation>
    </message>
    <message>
        <source>Уже прийнято: {}; якщо значення тут зміняться, розділ повернеться на розгляд.</source>
        <translation>Accepted already: {}; if values change here, the section goes back to review.</translation>
    </message>
    <message>
        <source>Полів забагато, щоб показати кожне; не показано: {}.</source>
        <translation>Too many fields to show each; not shown: {}.</translation>
    </message>
    <message>
        <source>Невирішені лишаться позначеними у звіті; їх можна вирішити й потім.</source>
        <translation>Undecided ones stay marked in the report; they can be decided later.</translation>
    </message>
</context>
<context>
    <name>MergesDialog</name>
    <message>
        <source>Приєднання та акти</source>
        <translation>Merges and records</translation>
    </message>
    <message>
        <source>Приєднання</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>№</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Коли</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Хто приєднав</source>
        <translation>Merged by</translation>
    </message>
    <message>
        <source>Змін</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>Рішень</source>
        <translation>Decisions</translation>
    </message>
    <message>
        <source>Стан</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Файли</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Переглянути акт</source>
        <translation>View record</translation>
    </message>
    <message>
        <source>Записати акт…</source>
        <translation>Write the record…</translation>
    </message>
    <message>
        <source>Скасувати приєднання…</source>
        <translation>Undo merge…</translation>
    </message>
    <message>
        <source>Отримані файли</source>
        <translation>Received files</translation>
    </message>
    <message>
        <source>Приєднань ще не було.</source>
        <translation>There have been no merges yet.</translation>
    </message>
    <message>
        <source>Найновіше вгорі. Отримані файли зберігаються такими, якими надійшли.</source>
        <translation>The newest is at the top. Received files are kept as they came.</translation>
    </message>
</context>
<context>
    <name>MomentDialog</name>
    <message>
        <source>Звіт на цей момент</source>
        <translation>The report at this moment</translation>
    </message>
    <message>
        <source>Розділи звіту</source>
        <translation>Sections of the report</translation>
    </message>
    <message>
        <source>Розділ на цей момент</source>
        <translation>The section at this moment</translation>
    </message>
    <message>
        <source>Порівняти з теперішнім…</source>
        <translation>Compare with now…</translation>
    </message>
    <message>
        <source>Сторінки, PDF і друк…</source>
        <translation>Pages, PDF and printing…</translation>
    </message>
    <message>
        <source>На цей момент тут ще нічого не було.</source>
        <translation>At that moment there was nothing here yet.</translation>
    </message>
    <message>
        <source>Стан: {}</source>
        <translation>State: {}</translation>
    </message>
</context>
<context>
    <name>MovingCommands</name>
    <message>
        <source>Скасовано: {}</source>
        <translation>Undone: {}</translation>
    </message>
    <message>
        <source>Повторено: {}</source>
        <translation>Done again: {}</translation>
    </message>
    <message>
        <source>Усе заповнено</source>
        <translation>Everything is filled</translation>
    </message>
</context>
<context>
    <name>NewSectionDialog</name>
    <message>
        <source>Новий файл розділу</source>
        <translation>New section file</translation>
    </message>
    <message>
        <source>лише для іншої: «… сільської територіальної громади»</source>
        <translation>only for another one, in the genitive case</translation>
    </message>
    <message>
        <source>&amp;Які розділи ви заповнюєте?</source>
        <translation>&amp;Which sections do you fill in?</translation>
    </message>
    <message>
        <source>&amp;Звітний рік:</source>
        <translation>&amp;Reporting year:</translation>
    </message>
    <message>
        <source>&amp;Громада (чого? кого?):</source>
        <translation>&amp;Community (genitive):</translation>
    </message>
    <message>
        <source>Якщо координатор надіслав вам файл, відкрийте його: у ньому вже є торішні значення. Новий файл потрібен, лише коли такого немає.</source>
        <translation>If the coordinator sent you a file, open that one: it already holds last year's values. A new file is needed only where there is none.</translation>
    </message>
    <message>
        <source>Розділи</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>&amp;Далі…</source>
        <translation>&amp;Next…</translation>
    </message>
    <message>
        <source>Вибрати, де зберігати файл</source>
        <translation>Choose where the file is kept</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>У розділі ще немає речень: не внесено показників.</source>
        <translation>The section has no sentences yet: no figures are entered.</translation>
    </message>
    <message>
        <source>{} — форма за {} рік</source>
        <translation>{} — form for {}</translation>
    </message>
    <message>
        <source>Внесено: {}</source>
        <translation>Entered by: {}</translation>
    </message>
    <message>
        <source>Дата: {}</source>
        <translation>Date: {}</translation>
    </message>
    <message>
        <source>Показник</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>{} рік</source>
        <translation>{}</translation>
    </message>
    <message>
        <source>Одиниця</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>станом на {}</source>
        <translation>as of {}</translation>
    </message>
</context>
<context>
    <name>PaperCommands</name>
    <message>
        <source>Надіслано на друк</source>
        <translation>Sent to the printer</translation>
    </message>
    <message>
        <source>Зберегти PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>Документи PDF (*.pdf)</source>
        <translation>PDF documents (*.pdf)</translation>
    </message>
    <message>
        <source>Записано: {}</source>
        <translation>Written: {}</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>Друк: {}</source>
        <translation>Print: {}</translation>
    </message>
    <message>
        <source>Сторінки</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>&amp;Форма з даними</source>
        <translation>&amp;Form with its data</translation>
    </message>
    <message>
        <source>Усе, що внесено, щоб звірити або підписати</source>
        <translation>All that is entered, to be checked or signed</translation>
    </message>
    <message>
        <source>&amp;Порожня форма</source>
        <translation>&amp;Blank form</translation>
    </message>
    <message>
        <source>Щоб зібрати дані на папері; торішнє вже стоїть</source>
        <translation>To collect data on paper; last year's values are there</translation>
    </message>
    <message>
        <source>&amp;Текст розділу</source>
        <translation>&amp;Text of the section</translation>
    </message>
    <message>
        <source>Речення, якими розділ стане у звіті</source>
        <translation>The sentences that the section becomes in the report</translation>
    </message>
    <message>
        <source>&amp;Друкувати…</source>
        <translation>&amp;Print…</translation>
    </message>
    <message>
        <source>&amp;Зберегти PDF…</source>
        <translation>&amp;Save PDF…</translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message>
        <source>Куди що потрапить</source>
        <translation>What goes where</translation>
    </message>
    <message>
        <source>&amp;Перший рядок – заголовок, не вставляти його</source>
        <translation>The &amp;first row is a heading, leave it out</translation>
    </message>
    <message>
        <source>Перевірте, що куди потрапить.</source>
        <translation>Check what will go where.</translation>
    </message>
    <message>
        <source>Підходить: {}; не підходить: {}.</source>
        <translation>Fits: {}; does not fit: {}.</translation>
    </message>
    <message>
        <source>Вставити те, що підходить</source>
        <translation>Paste what fits</translation>
    </message>
    <message>
        <source>(порожньо)</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>Не все з вставленого підходить. Перевірте, що куди потрапить.</source>
        <translation>Not all of it fits. Check what goes where.</translation>
    </message>
</context>
<context>
    <name>PathEdit</name>
    <message>
        <source>Вибрати…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Вибрати: {}</source>
        <translation>Choose: {}</translation>
    </message>
</context>
<context>
    <name>PrintingCommands</name>
    <message>
        <source>Документи PDF (*.pdf)</source>
        <translation>PDF documents (*.pdf)</translation>
    </message>
    <message>
        <source>Складаю звіт…</source>
        <translation>Composing the report…</translation>
    </message>
    <message>
        <source>Друкую…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>Скасувати</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Надіслано на друк</source>
        <translation>Sent to the printer</translation>
    </message>
    <message>
        <source>Друк зупинено; вже передані принтерові сторінки ще можуть вийти</source>
        <translation>Printing stopped; pages that the printer already has may still come out</translation>
    </message>
    <message>
        <source>Принтер «{}» не приймає друк. Перевірте його або виберіть інший.</source>
        <translation>The printer “{}” takes no print. Check it or choose another.</translation>
    </message>
    <message>
        <source>Зберегти звіт</source>
        <translation>Save the report</translation>
    </message>
    <message>
        <source>Документи Word (*.docx)</source>
        <translation>Word documents (*.docx)</translation>
    </message>
    <message>
        <source>Звіт записано: {}</source>
        <translation>Report written: {}</translation>
    </message>
    <message>
        <source>Звіт</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Звіт записано.</source>
        <translation>The report is written.</translation>
    </message>
    <message>
        <source>Відкрити</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>RecentList</name>
    <message>
        <source>Останні файли</source>
        <translation>Recent files</translation>
    </message>
</context>
<context>
    <name>RefusedDialog</name>
    <message>
        <source>Не все збережено</source>
        <translation>Not everything is saved</translation>
    </message>
    <message>
        <source>Повернутися до поля</source>
        <translation>Back to the field</translation>
    </message>
    <message>
        <source>Закрити без цього значення</source>
        <translation>Close without this value</translation>
    </message>
    <message>
        <source>Закрити без цих значень</source>
        <translation>Close without these values</translation>
    </message>
    <message>
        <source>{}: «{}» не збережено. {}</source>
        <translation>{}: “{}” is not saved. {}</translation>
    </message>
    <message>
        <source>Не збережено ще: {}</source>
        <translation>Also not saved: {}</translation>
    </message>
</context>
<context>
    <name>RemarkCard</name>
    <message>
        <source>{}: перейти до поля</source>
        <translation>{}: go to the field</translation>
    </message>
    <message>
        <source>● без відповіді</source>
        <translation>● not answered</translation>
    </message>
    <message>
        <source>◐ є відповідь</source>
        <translation>◐ answered</translation>
    </message>
    <message>
        <source>✓ закрите</source>
        <translation>✓ closed</translation>
    </message>
    <message>
        <source>закрито: {}</source>
        <translation>closed: {}</translation>
    </message>
    <message>
        <source>Відповідь</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Відповісти…</source>
        <translation>Answer…</translation>
    </message>
    <message>
        <source>Виправлено</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>Відповісти одним словом, що виправлено</source>
        <translation>Answer in one word that it is corrected</translation>
    </message>
    <message>
        <source>Закрити</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Надіслати</source>
        <translation>Send</translation>
    </message>
</context>
<context>
    <name>RemarksPanel</name>
    <message>
        <source>Усі розділи</source>
        <translation>All sections</translation>
    </message>
    <message>
        <source>Також закриті</source>
        <translation>Closed ones too</translation>
    </message>
    <message>
        <source>Додати…</source>
        <translation>Add…</translation>
    </message>
    <message>
        <source>Зауваження координатора</source>
        <translation>Coordinator's remarks</translation>
    </message>
    <message>
        <source>Тут зауважень немає.</source>
        <translation>There are no remarks here.</translation>
    </message>
    <message>
        <source>без відповіді {}</source>
        <translation>unanswered {}</translation>
    </message>
    <message>
        <source>з відповіддю {}</source>
        <translation>answered {}</translation>
    </message>
</context>
<context>
    <name>RenewDialog</name>
    <message>
        <source>Що оновити</source>
        <translation>What to update</translation>
    </message>
    <message>
        <source>Торішні речення</source>
        <translation>Last year's sentences</translation>
    </message>
    <message>
        <source>Вибране речення</source>
        <translation>The chosen sentence</translation>
    </message>
    <message>
        <source>Змінити речення…</source>
        <translation>Change the sentence…</translation>
    </message>
    <message>
        <source>Лишається чинним</source>
        <translation>Still valid</translation>
    </message>
    <message>
        <source>Торішні значення показників стоять поруч із полями; нові ще не внесено. Ці речення </source>
        <translation>Last year's values stand beside the fields; new ones are not entered yet. These sentences </translation>
    </message>
    <message>
        <source>перенесено без змін: змініть їх або скажіть, що вони лишаються чинними.</source>
        <translation>were carried over unchanged: change them or say that they are still valid.</translation>
    </message>
    <message>
        <source>Речень минулого року, які слід оновити або підтвердити: {}.</source>
        <translation>Sentences of last year to be updated or confirmed: {}.</translation>
    </message>
</context>
<context>
    <name>ReportDataCommands</name>
    <message>
        <source>дд.мм.рррр</source>
        <translation>dd.mm.yyyy</translation>
    </message>
    <message>
        <source>електронна пошта або телефон; стоїть у супровідних листах</source>
        <translation>e-mail or telephone; stands in the covering notes</translation>
    </message>
    <message>
        <source>Відомості про звіт збережено</source>
        <translation>The report's data are saved</translation>
    </message>
</context>
<context>
    <name>ReportDataDialog</name>
    <message>
        <source>Відомості про звіт</source>
        <translation>Data of the report</translation>
    </message>
    <message>
        <source>Назва, рішення, підписи</source>
        <translation>Title, decision, signatures</translation>
    </message>
    <message>
        <source>Порядок розділів</source>
        <translation>Order of sections</translation>
    </message>
    <message>
        <source>Вступна оцінка</source>
        <translation>Opening assessment</translation>
    </message>
    <message>
        <source>Зберегти</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Назва звіту:</source>
        <translation>Title of the report:</translation>
    </message>
    <message>
        <source>Громада (чого? кого?):</source>
        <translation>Community (in the genitive):</translation>
    </message>
    <message>
        <source>Дата рішення:</source>
        <translation>Date of the decision:</translation>
    </message>
    <message>
        <source>Номер рішення:</source>
        <translation>Number of the decision:</translation>
    </message>
    <message>
        <source>Зв’язок із координатором:</source>
        <translation>How to reach the coordinator:</translation>
    </message>
    <message>
        <source>Вибрати день у календарі (F4)</source>
        <translation>Choose the day in a calendar (F4)</translation>
    </message>
    <message>
        <source>Вступної оцінки ще немає: заповніть її розділ.</source>
        <translation>There is no opening assessment yet: fill in its section.</translation>
    </message>
    <message>
        <source>Перейти до вступної оцінки</source>
        <translation>Go to the opening assessment</translation>
    </message>
    <message>
        <source>Вилучити підпис</source>
        <translation>Remove the signature</translation>
    </message>
    <message>
        <source>Підписи, у порядку на останній сторінці:</source>
        <translation>Signatures, in the order of the last page:</translation>
    </message>
    <message>
        <source>Так її буде надруковано перед пріоритетами.</source>
        <translation>This is how it will be printed before the priorities.</translation>
    </message>
    <message>
        <source>Додати підпис</source>
        <translation>Add a signature</translation>
    </message>
    <message>
        <source>Вище</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Нижче</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Посада</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Власне ім’я ПРІЗВИЩЕ</source>
        <translation>First name SURNAME</translation>
    </message>
    <message>
        <source>Підписи</source>
        <translation>Signatures</translation>
    </message>
</context>
<context>
    <name>ReportPreview</name>
    <message>
        <source>Перегляд звіту: {}</source>
        <translation>Preview of the report: {}</translation>
    </message>
    <message>
        <source>Сторінки звіту</source>
        <translation>The report's pages</translation>
    </message>
    <message>
        <source>з {}</source>
        <translation>of {}</translation>
    </message>
    <message>
        <source>Звіт ще не готовий: {}.</source>
        <translation>The report is not ready yet: {}.</translation>
    </message>
    <message>
        <source>Сторінка</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Номер сторінки</source>
        <translation>Page number</translation>
    </message>
    <message>
        <source>Менше</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>Більше</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Уся ширина</source>
        <translation>Whole width</translation>
    </message>
    <message>
        <source>Уся сторінка</source>
        <translation>Whole page</translation>
    </message>
    <message>
        <source>Знайти у звіті</source>
        <translation>Find in the report</translation>
    </message>
    <message>
        <source>Розділи звіту</source>
        <translation>Sections of the report</translation>
    </message>
    <message>
        <source>Зміст</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>Додатки:</source>
        <translation>Annexes:</translation>
    </message>
    <message>
        <source>Друкувати…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Зберегти PDF…</source>
        <translation>Save PDF…</translation>
    </message>
    <message>
        <source>Зберегти DOCX…</source>
        <translation>Save DOCX…</translation>
    </message>
    <message>
        <source>знайдено: {}</source>
        <translation>found: {}</translation>
    </message>
    <message>
        <source>не знайдено</source>
        <translation>not found</translation>
    </message>
    <message>
        <source>{} з {}</source>
        <translation>{} of {}</translation>
    </message>
</context>
<context>
    <name>ReviewingCommands</name>
    <message>
        <source>Відповідь збережено</source>
        <translation>The answer is saved</translation>
    </message>
    <message>
        <source>Зауваження закрито</source>
        <translation>The remark is closed</translation>
    </message>
    <message>
        <source>Зауваження</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Зауваження до «{}»</source>
        <translation>Remark on “{}”</translation>
    </message>
    <message>
        <source>Після прийняття розділ не змінюється, доки його не відкрити знову.</source>
        <translation>Once accepted, the section does not change until it is reopened.</translation>
    </message>
    <message>
        <source>Не заповнено показників: {}.</source>
        <translation>Fields not filled: {}.</translation>
    </message>
    <message>
        <source>Помилок і попереджень без пояснення: {}.</source>
        <translation>Errors and warnings without an explanation: {}.</translation>
    </message>
    <message>
        <source>Незакритих зауважень: {}; їх буде закрито.</source>
        <translation>Open remarks: {}; they will be closed.</translation>
    </message>
    <message>
        <source>Прийняти розділ</source>
        <translation>Accept the section</translation>
    </message>
    <message>
        <source>Записати зауваження</source>
        <translation>Save the remark</translation>
    </message>
    <message>
        <source>Прийняти розділ «{}»?</source>
        <translation>Accept the section “{}”?</translation>
    </message>
    <message>
        <source>Прийняти</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>Не зараз</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>Розділ прийнято</source>
        <translation>The section is accepted</translation>
    </message>
    <message>
        <source>Запитань без пояснення: {}.</source>
        <translation>Questions without an explanation: {}.</translation>
    </message>
    <message>
        <source>Торішніх речень не оновлено й не підтверджено: {}.</source>
        <translation>Last year’s sentences neither renewed nor confirmed: {}.</translation>
    </message>
    <message>
        <source>Що виправити в розділі загалом? Зауважень до полів: {}; можна нічого не дописувати.</source>
        <translation>What is to be corrected in the section as a whole? Remarks at fields: {}; nothing more has to be written.</translation>
    </message>
    <message>
        <source>Що виправити в розділі? Зауваження до окремих полів – Ctrl+M.</source>
        <translation>What is to be corrected in the section? Remarks at single fields – Ctrl+M.</translation>
    </message>
    <message>
        <source>Повернути розділ</source>
        <translation>Return the section</translation>
    </message>
    <message>
        <source>Розділ повернуто</source>
        <translation>The section is returned</translation>
    </message>
    <message>
        <source>Розділ не прийнято: його можна змінювати</source>
        <translation>The section is not accepted: it can be changed</translation>
    </message>
    <message>
        <source>Відкрити розділ знову</source>
        <translation>Reopen the section</translation>
    </message>
    <message>
        <source>Чому прийнятий розділ треба змінити? Причина лишиться в історії.</source>
        <translation>Why has the accepted section to be changed? The reason stays in the history.</translation>
    </message>
    <message>
        <source>Розділ відкрито для змін</source>
        <translation>The section is open for changes</translation>
    </message>
</context>
<context>
    <name>SavingWords</name>
    <message>
        <source>Усе збережено</source>
        <translation>Everything is saved</translation>
    </message>
    <message>
        <source>Вносить: {}</source>
        <translation>Entered by: {}</translation>
    </message>
    <message>
        <source>Лише перегляд: сюди не можна записувати. Скопіюйте файл в іншу папку</source>
        <translation>Read only: nothing can be written here. Copy the file to another folder</translation>
    </message>
    <message>
        <source>цей комп’ютер</source>
        <translation>this computer</translation>
    </message>
    <message>
        <source>Лише перегляд: файл відкрито в іншому вікні ({}, процес {})</source>
        <translation>Read-only: the file is open in another window ({}, process {})</translation>
    </message>
    <message>
        <source>останній запис: {}</source>
        <translation>last entry: {}</translation>
    </message>
    <message>
        <source>Зберігаю…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Не збережено: {}</source>
        <translation>Not saved: {}</translation>
    </message>
    <message>
        <source>Збережено о {}</source>
        <translation>Saved at {}</translation>
    </message>
    <message>
        <source>не прийнято полів: {}</source>
        <translation>fields refused: {}</translation>
    </message>
</context>
<context>
    <name>SectionOrder</name>
    <message>
        <source>Розділи звіту</source>
        <translation>Sections of the report</translation>
    </message>
    <message>
        <source>Вище</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Нижче</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Додати пріоритет</source>
        <translation>Add a priority</translation>
    </message>
    <message>
        <source>Вилучити пріоритет</source>
        <translation>Remove the priority</translation>
    </message>
    <message>
        <source>Розділи під ним перейдуть до попереднього пріоритету</source>
        <translation>Sections under it go over to the priority before it</translation>
    </message>
    <message>
        <source>Назва пріоритету:</source>
        <translation>Title of the priority:</translation>
    </message>
    <message>
        <source>Підзаголовок:</source>
        <translation>Subtitle:</translation>
    </message>
    <message>
        <source>Позначені розділи друкуються; дані прихованого зберігаються. Розділ, який минає назву пріоритету, переходить до нього, а пріоритет пересувається разом зі своїми розділами. Виберіть пріоритет, щоб змінити його назву; без розділів він не друкується.</source>
        <translation>Marked sections are printed; the data of a hidden one are kept. A section that passes the title of a priority goes over to it, and a priority moves together with its sections. Choose a priority to change its title; without sections it is not printed.</translation>
    </message>
    <message>
        <source>Пріоритет без назви</source>
        <translation>A priority without a title</translation>
    </message>
    <message>
        <source>Пріоритет «…»</source>
        <translation>Priority “…”</translation>
    </message>
</context>
<context>
    <name>SectionPreview</name>
    <message>
        <source>Текст розділу, як його буде надруковано</source>
        <translation>The section's text as it will be printed</translation>
    </message>
    <message>
        <source>Число набране вручну: воно не зміниться, коли зміниться показник</source>
        <translation>A number typed by hand: it will not change when the figure changes</translation>
    </message>
    <message>
        <source>Речення торішнє: змініть його або підтвердьте, що воно лишається чинним</source>
        <translation>This sentence is last year’s: change it, or confirm that it still holds</translation>
    </message>
</context>
<context>
    <name>SectionTree</name>
    <message>
        <source>Розділи звіту</source>
        <translation>Sections of the report</translation>
    </message>
    <message>
        <source>Заповнено {} з {}</source>
        <translation>Filled {} of {}</translation>
    </message>
    <message>
        <source>Зауважень без відповіді: {}</source>
        <translation>Remarks not answered: {}</translation>
    </message>
    <message>
        <source>На розгляді знову: після прийняття змінено {}</source>
        <translation>Under review again: changed since acceptance: {}</translation>
    </message>
    <message>
        <source>Повернуто</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Здано</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>Повернуто: {}</source>
        <translation>Returned: {}</translation>
    </message>
    <message>
        <source>Прийнято, не змінюється</source>
        <translation>Accepted, does not change</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Не вдалося записати у файл.</source>
        <translation>The file could not be written.</translation>
    </message>
    <message>
        <source>Введене лишилося в полі; програма збереже його сама, щойно зможе.</source>
        <translation>What was typed stays in the field; the program will save it by itself as soon as it can.</translation>
    </message>
    <message>
        <source>праворуч у таблиці немає більше стовпців</source>
        <translation>the table has no more columns to the right</translation>
    </message>
    <message>
        <source>значення «{}» лишиться</source>
        <translation>the value “{}” stays</translation>
    </message>
</context>
<context>
    <name>SidesPane</name>
    <message>
        <source>Значення поля</source>
        <translation>Values of the field</translation>
    </message>
    <message>
        <source>Виберіть поле вгорі, щоб побачити значення поруч.</source>
        <translation>Choose a field above to see its values side by side.</translation>
    </message>
    <message>
        <source>Було</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Є</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Прийде</source>
        <translation>Coming</translation>
    </message>
    <message>
        <source>Взяти з файла {}</source>
        <translation>Keep those of the file {}</translation>
    </message>
    <message>
        <source>Лишити те, що є</source>
        <translation>Keep what is here</translation>
    </message>
    <message>
        <source>(порожньо)</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>Інше значення:</source>
        <translation>Another value:</translation>
    </message>
    <message>
        <source>Інше значення</source>
        <translation>Another value</translation>
    </message>
    <message>
        <source>Записати це</source>
        <translation>Keep this</translation>
    </message>
</context>
<context>
    <name>SignDialog</name>
    <message>
        <source>Підписати звіт</source>
        <translation>Sign the report</translation>
    </message>
    <message>
        <source>Документи PDF (*.pdf)</source>
        <translation>PDF documents (*.pdf)</translation>
    </message>
    <message>
        <source>Звіт у PDF</source>
        <translation>Report as PDF</translation>
    </message>
    <message>
        <source>Зберегти як</source>
        <translation>Save as</translation>
    </message>
    <message>
        <source>Дру&amp;гий посадовець теж підпише в цій програмі</source>
        <translation>The &amp;other official will sign in this program too</translation>
    </message>
    <message>
        <source>не потрібна</source>
        <translation>not needed</translation>
    </message>
    <message>
        <source>Дані для перевірки в наступні роки</source>
        <translation>Data for checks in later years</translation>
    </message>
    <message>
        <source>папка з сертифікатами та .crl, .ocsp – за бажання</source>
        <translation>a folder with certificates and .crl, .ocsp – optional</translation>
    </message>
    <message>
        <source>Сертифікати й списки відкликаних із цієї папки вбудуються в підписаний файл.</source>
        <translation>Certificates and revocation lists of this folder will be embedded in the signed file.</translation>
    </message>
    <message>
        <source>у файлі (.p12, .pfx)</source>
        <translation>in a file (.p12, .pfx)</translation>
    </message>
    <message>
        <source>на &amp;токені</source>
        <translation>on a &amp;token</translation>
    </message>
    <message>
        <source>Файл ключа</source>
        <translation>Key file</translation>
    </message>
    <message>
        <source>Ключі (*.p12 *.pfx);;Усі файли (*)</source>
        <translation>Keys (*.p12 *.pfx);;All files (*)</translation>
    </message>
    <message>
        <source>Бібліотека токена</source>
        <translation>Token's library</translation>
    </message>
    <message>
        <source>Бібліотеки (*.so *.dll *.dylib);;Усі файли (*)</source>
        <translation>Libraries (*.so *.dll *.dylib);;All files (*)</translation>
    </message>
    <message>
        <source>якщо під’єднано кілька</source>
        <translation>if several are connected</translation>
    </message>
    <message>
        <source>якщо на токені кілька</source>
        <translation>if the token has several</translation>
    </message>
    <message>
        <source>&amp;Звіт:</source>
        <translation>&amp;Report:</translation>
    </message>
    <message>
        <source>&amp;Хто підписує:</source>
        <translation>&amp;Who signs:</translation>
    </message>
    <message>
        <source>Ключ:</source>
        <translation>Key:</translation>
    </message>
    <message>
        <source>&amp;Файл ключа:</source>
        <translation>&amp;Key file:</translation>
    </message>
    <message>
        <source>&amp;Бібліотека токена:</source>
        <translation>Token's &amp;library:</translation>
    </message>
    <message>
        <source>&amp;Назва токена:</source>
        <translation>Token's &amp;name:</translation>
    </message>
    <message>
        <source>Назва к&amp;люча:</source>
        <translation>K&amp;ey's name:</translation>
    </message>
    <message>
        <source>&amp;Пароль або PIN:</source>
        <translation>&amp;Password or PIN:</translation>
    </message>
    <message>
        <source>&amp;Сервер позначок часу:</source>
        <translation>Time &amp;stamp server:</translation>
    </message>
    <message>
        <source>&amp;Дані для перевірки:</source>
        <translation>Data for &amp;checks:</translation>
    </message>
    <message>
        <source>Зберегти &amp;як:</source>
        <translation>Save &amp;as:</translation>
    </message>
    <message>
        <source>Так підписують ключем RSA або ECDSA. КЕП за ДСТУ 4145 ставлять у Дії, на czo.gov.ua чи у своїй програмі: підпишіть там готовий PDF і виберіть «Прийняти підписаний файл».</source>
        <translation>This is how an RSA or ECDSA key signs. A qualified signature by DSTU 4145 is made in Diia, at czo.gov.ua or in a program of your own: sign the finished PDF there and choose “Take a signed file in”.</translation>
    </message>
    <message>
        <source>Підписати</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>Бракує: {}.</source>
        <translation>Missing: {}.</translation>
    </message>
    <message>
        <source>звіт</source>
        <translation>report</translation>
    </message>
    <message>
        <source>куди зберегти</source>
        <translation>where to save</translation>
    </message>
    <message>
        <source>файл ключа</source>
        <translation>key file</translation>
    </message>
    <message>
        <source>бібліотека</source>
        <translation>library</translation>
    </message>
</context>
<context>
    <name>SignedFileDialog</name>
    <message>
        <source>Підписані файли (*.pdf *.p7s *.asice *.asics *.sce *.p7m);;Усі файли (*)</source>
        <translation>Signed files (*.pdf *.p7s *.asice *.asics *.sce *.p7m);;All files (*)</translation>
    </message>
    <message>
        <source>Підписаний файл</source>
        <translation>Signed file</translation>
    </message>
    <message>
        <source>Звіт, який підписували</source>
        <translation>The report that was signed</translation>
    </message>
    <message>
        <source>Документи PDF (*.pdf)</source>
        <translation>PDF documents (*.pdf)</translation>
    </message>
    <message>
        <source>Папка довірених сертифікатів</source>
        <translation>Folder of trusted certificates</translation>
    </message>
    <message>
        <source>без неї видавця не перевірити</source>
        <translation>without it the issuer cannot be checked</translation>
    </message>
    <message>
        <source>&amp;Підписаний файл:</source>
        <translation>&amp;Signed file:</translation>
    </message>
    <message>
        <source>&amp;Звіт:</source>
        <translation>&amp;Report:</translation>
    </message>
    <message>
        <source>&amp;Довірені сертифікати:</source>
        <translation>&amp;Trusted certificates:</translation>
    </message>
</context>
<context>
    <name>SigningCommands</name>
    <message>
        <source>Перевіряю звіт…</source>
        <translation>Checking the report…</translation>
    </message>
    <message>
        <source>Звіт ще не готовий: {}.</source>
        <translation>The report is not ready yet: {}.</translation>
    </message>
    <message>
        <source>Перед підписом зверніть увагу. Підписати так, як є?</source>
        <translation>Before you sign, note this. Sign it as it is?</translation>
    </message>
    <message>
        <source>Підписати</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>Підписую…</source>
        <translation>Signing…</translation>
    </message>
    <message>
        <source>Підписати цим ключем?</source>
        <translation>Sign with this key?</translation>
    </message>
    <message>
        <source>Підписано ({}): {}.</source>
        <translation>Signed ({}): {}.</translation>
    </message>
    <message>
        <source>Програма покаже, хто й коли підписав, чи підпис охоплює весь файл і чи файл не змінено.</source>
        <translation>The program shows who signed and when, whether the signature covers the whole file and whether the file is unchanged.</translation>
    </message>
    <message>
        <source>щоб звірити, чи підписано саме його – за бажання</source>
        <translation>to see whether it is what was signed – optional</translation>
    </message>
    <message>
        <source>Перевірити підпис</source>
        <translation>Verify a signature</translation>
    </message>
    <message>
        <source>Перевірити</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>Перевіряю підпис…</source>
        <translation>Verifying the signature…</translation>
    </message>
    <message>
        <source>Файл, підписаний у Дії, на czo.gov.ua чи в іншій програмі. Програма доведе, що підписано саме цей звіт, і збереже файл разом із файлом міста.</source>
        <translation>A file signed in Diia, at czo.gov.ua or in another program. The program proves that this very report was signed, and keeps the file with the city file.</translation>
    </message>
    <message>
        <source>якщо підписано не теперішній вигляд звіту</source>
        <translation>where not the present state of the report was signed</translation>
    </message>
    <message>
        <source>Прийняти підписаний файл</source>
        <translation>Take a signed file in</translation>
    </message>
    <message>
        <source>Прийняти</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>Файл прийнято і збережено разом із файлом міста.</source>
        <translation>The file is taken in and kept with the city file.</translation>
    </message>
    <message>
        <source>Файл збережено разом із файлом міста; що підписано саме цей звіт, тут не доведено.</source>
        <translation>The file is kept with the city file; that exactly this report was signed is not proved here.</translation>
    </message>
    <message>
        <source>Звіт змінено після підписання: підпис стосується попереднього вигляду.</source>
        <translation>The report changed after it was signed: the signature is that of an earlier state.</translation>
    </message>
    <message>
        <source>Прийняті підписані файли</source>
        <translation>Signed files taken in</translation>
    </message>
    <message>
        <source>Підписаних файлів ще не прийнято.</source>
        <translation>No signed files are taken in yet.</translation>
    </message>
    <message>
        <source>Показати папку</source>
        <translation>Show folder</translation>
    </message>
    <message>
        <source>Звіт змінено після підписання.</source>
        <translation>The report changed after it was signed.</translation>
    </message>
    <message>
        <source>Не доведено, що підписано саме цей звіт: підтвердьте на czo.gov.ua.</source>
        <translation>Not proved that exactly this report was signed: confirm it at czo.gov.ua.</translation>
    </message>
    <message>
        <source>УВАГА: збереженого файла немає або його змінено.</source>
        <translation>ATTENTION: the kept file is missing or was changed.</translation>
    </message>
    <message>
        <source>Підпис: {}</source>
        <translation>Signature: {}</translation>
    </message>
</context>
<context>
    <name>SilenceDialog</name>
    <message>
        <source>Що замовкло</source>
        <translation>What went silent</translation>
    </message>
    <message>
        <source>Чого цього року немає</source>
        <translation>What is missing this year</translation>
    </message>
    <message>
        <source>Як було торік</source>
        <translation>How it was last year</translation>
    </message>
    <message>
        <source>Показники й речення, яких цього року немає</source>
        <translation>Figures and sentences that are missing this year</translation>
    </message>
    <message>
        <source>Перейти до поля</source>
        <translation>Go to a field</translation>
    </message>
    <message>
        <source>Торішній файл…</source>
        <translation>Last year's file…</translation>
    </message>
    <message>
        <source>Речення</source>
        <translation>Sentence</translation>
    </message>
    <message>
        <source>Речення приховано</source>
        <translation>The sentence is hidden</translation>
    </message>
    <message>
        <source> (таблиця)</source>
        <translation> (table)</translation>
    </message>
</context>
<context>
    <name>SlotEdit</name>
    <message>
        <source>Показники розділу</source>
        <translation>Figures of the section</translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message>
        <source>чернетка</source>
        <translation>draft</translation>
    </message>
    <message>
        <source>роздано</source>
        <translation>handed out</translation>
    </message>
    <message>
        <source>отримано</source>
        <translation>received</translation>
    </message>
    <message>
        <source>здано</source>
        <translation>handed over</translation>
    </message>
    <message>
        <source>повернуто</source>
        <translation>returned</translation>
    </message>
    <message>
        <source>прийнято</source>
        <translation>accepted</translation>
    </message>
    <message>
        <source>Розділів</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>Прострочено</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Здано пізніше строку</source>
        <translation>Handed over after the deadline</translation>
    </message>
    <message>
        <source>здано вчасно</source>
        <translation>handed over on time</translation>
    </message>
    <message>
        <source>здано на {} дн. пізніше строку</source>
        <translation>handed over {} days late</translation>
    </message>
    <message>
        <source>прострочено на {} дн.</source>
        <translation>{} days overdue</translation>
    </message>
    <message>
        <source>лишилося {} дн.</source>
        <translation>{} days left</translation>
    </message>
    <message>
        <source>останній день</source>
        <translation>the last day</translation>
    </message>
    <message>
        <source>не прийнято розділів</source>
        <translation>sections not accepted</translation>
    </message>
    <message>
        <source>не заповнено показників</source>
        <translation>figures not filled in</translation>
    </message>
    <message>
        <source>розбіжностей</source>
        <translation>conflicts</translation>
    </message>
    <message>
        <source>помилок</source>
        <translation>errors</translation>
    </message>
    <message>
        <source>попереджень</source>
        <translation>warnings</translation>
    </message>
    <message>
        <source>зауважень без відповіді</source>
        <translation>remarks without an answer</translation>
    </message>
    <message>
        <source>торішніх речень</source>
        <translation>sentences of last year</translation>
    </message>
    <message>
        <source>відкрите</source>
        <translation>open</translation>
    </message>
    <message>
        <source>відповідь</source>
        <translation>answered</translation>
    </message>
    <message>
        <source>закрите</source>
        <translation>settled</translation>
    </message>
    <message>
        <source>розділ</source>
        <translation>section</translation>
    </message>
    <message>
        <source>речення</source>
        <translation>sentence</translation>
    </message>
    <message>
        <source>власне речення</source>
        <translation>own sentence</translation>
    </message>
    <message>
        <source>пояснення до перевірки</source>
        <translation>explanation of a finding</translation>
    </message>
    <message>
        <source>слово</source>
        <translation>word</translation>
    </message>
    <message>
        <source>зауваження</source>
        <translation>remark</translation>
    </message>
    <message>
        <source>відповідь на зауваження</source>
        <translation>answer to a remark</translation>
    </message>
    <message>
        <source>прийняття розділу</source>
        <translation>acceptance of the section</translation>
    </message>
    <message>
        <source>відомості про звіт</source>
        <translation>data of the report</translation>
    </message>
    <message>
        <source>назва</source>
        <translation>title</translation>
    </message>
    <message>
        <source>підзаголовок</source>
        <translation>subtitle</translation>
    </message>
    <message>
        <source>громада</source>
        <translation>community</translation>
    </message>
    <message>
        <source>дата рішення</source>
        <translation>date of the decision</translation>
    </message>
    <message>
        <source>номер рішення</source>
        <translation>number of the decision</translation>
    </message>
    <message>
        <source>зв’язок із координатором</source>
        <translation>how to reach the coordinator</translation>
    </message>
    <message>
        <source>видано</source>
        <translation>handed out</translation>
    </message>
    <message>
        <source>підписаний файл</source>
        <translation>signed file</translation>
    </message>
    <message>
        <source>підпис {}</source>
        <translation>signature {}</translation>
    </message>
    <message>
        <source>посада</source>
        <translation>post</translation>
    </message>
    <message>
        <source>ім’я</source>
        <translation>name</translation>
    </message>
    <message>
        <source>минулий рік</source>
        <translation>last year</translation>
    </message>
    <message>
        <source>уточнення</source>
        <translation>qualifier</translation>
    </message>
    <message>
        <source>станом на</source>
        <translation>as of</translation>
    </message>
    <message>
        <source>примітка</source>
        <translation>note</translation>
    </message>
    <message>
        <source>джерело</source>
        <translation>source</translation>
    </message>
    <message>
        <source>приховання</source>
        <translation>hiding</translation>
    </message>
    <message>
        <source>вилучення</source>
        <translation>removal</translation>
    </message>
    <message>
        <source>місце</source>
        <translation>place</translation>
    </message>
    <message>
        <source>група</source>
        <translation>group</translation>
    </message>
    <message>
        <source>стан</source>
        <translation>state</translation>
    </message>
    <message>
        <source>підрозділ</source>
        <translation>department</translation>
    </message>
    <message>
        <source>строк</source>
        <translation>deadline</translation>
    </message>
    <message>
        <source>про що</source>
        <translation>what about</translation>
    </message>
    <message>
        <source>після чого</source>
        <translation>after what</translation>
    </message>
    <message>
        <source>що охоплено</source>
        <translation>what it covers</translation>
    </message>
    <message>
        <source>у словнику</source>
        <translation>in the dictionary</translation>
    </message>
    <message>
        <source>порожньо</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>приховано</source>
        <translation>hidden</translation>
    </message>
    <message>
        <source>вилучено</source>
        <translation>taken out</translation>
    </message>
    <message>
        <source>пересунуто</source>
        <translation>moved</translation>
    </message>
    <message>
        <source>значень</source>
        <translation>values</translation>
    </message>
    <message>
        <source>кроків розмови</source>
        <translation>steps of the thread</translation>
    </message>
    <message>
        <source>немає даних</source>
        <translation>no data</translation>
    </message>
    <message>
        <source>приєднання № {}</source>
        <translation>merge no. {}</translation>
    </message>
    <message>
        <source>скасовано приєднання № {}</source>
        <translation>merge no. {} undone</translation>
    </message>
    <message>
        <source>видано файл</source>
        <translation>file handed out</translation>
    </message>
    <message>
        <source>змін {}</source>
        <translation>changes {}</translation>
    </message>
    <message>
        <source>рішень {}</source>
        <translation>decisions {}</translation>
    </message>
    <message>
        <source>поза розділом {}</source>
        <translation>outside the section {}</translation>
    </message>
    <message>
        <source>нових змін</source>
        <translation>new changes</translation>
    </message>
    <message>
        <source>уже були</source>
        <translation>already there</translation>
    </message>
    <message>
        <source>поза розділом</source>
        <translation>outside the section</translation>
    </message>
    <message>
        <source>Узято на вимогу</source>
        <translation>Taken on purpose</translation>
    </message>
    <message>
        <source>файл з іншої громади</source>
        <translation>a file of another community</translation>
    </message>
    <message>
        <source>Внесли</source>
        <translation>Entered by</translation>
    </message>
    <message>
        <source>Розділи</source>
        <translation>Sections</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Річний звіт громади</source>
        <translation>Yearly report of the community</translation>
    </message>
    <message>
        <source>Заповнюйте свої показники: речення звіту складаються поруч, усе зберігається саме.</source>
        <translation>Fill in your figures: the report's sentences are put together beside them, all is saved by itself.</translation>
    </message>
    <message>
        <source>Почати</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Відкрити файл…</source>
        <translation>Open a file…</translation>
    </message>
    <message>
        <source>Файл свого розділу або файл громади</source>
        <translation>The file of your section, or the city file</translation>
    </message>
    <message>
        <source>Новий файл розділу…</source>
        <translation>New section file…</translation>
    </message>
    <message>
        <source>Якщо файла від координатора у вас немає</source>
        <translation>Where you have none from the coordinator</translation>
    </message>
    <message>
        <source>Новий файл громади…</source>
        <translation>New city file…</translation>
    </message>
    <message>
        <source>Для координатора: звіт з усіма розділами</source>
        <translation>For the coordinator: the report with all sections</translation>
    </message>
    <message>
        <source>&amp;Останні файли</source>
        <translation>&amp;Recent files</translation>
    </message>
    <message>
        <source>Перетягніть файл .zvit сюди, щоб відкрити його</source>
        <translation>Drop a .zvit file here to open it</translation>
    </message>
    <message>
        <source>Посібник працівника</source>
        <translation>Clerk's manual</translation>
    </message>
    <message>
        <source>Усі клавіші</source>
        <translation>All keys</translation>
    </message>
    <message>
        <source>Ваш файл</source>
        <translation>Your file</translation>
    </message>
    <message>
        <source>Приклад: звіт за 2023 рік…</source>
        <translation>Example: the report of 2023…</translation>
    </message>
    <message>
        <source>Подивитися, як виглядає заповнений звіт</source>
        <translation>See what a filled report looks like</translation>
    </message>
</context>
<context>
    <name>StatementDialog</name>
    <message>
        <source>Слова речення</source>
        <translation>Words of the sentence</translation>
    </message>
    <message>
        <source>Як буде надруковано</source>
        <translation>As it will be printed</translation>
    </message>
    <message>
        <source>Показано слова, яких ще не було збережено. &lt;a href="saved"&gt;Повернути збережені&lt;/a&gt;</source>
        <translation>These words were not saved yet. &lt;a href="saved"&gt;Put the saved ones back&lt;/a&gt;</translation>
    </message>
    <message>
        <source>С&amp;лова речення. Щоб вставити показник, введіть { і виберіть його зі списку:</source>
        <translation>&amp;Words of the sentence. To put a figure in, type { and choose it from the list:</translation>
    </message>
    <message>
        <source>&amp;Вставити показник…</source>
        <translation>&amp;Put a figure in…</translation>
    </message>
    <message>
        <source>&amp;Як написати показник:</source>
        <translation>&amp;How to write the figure:</translation>
    </message>
    <message>
        <source>Як буде надрук&amp;овано:</source>
        <translation>As it will be p&amp;rinted:</translation>
    </message>
    <message>
        <source>як у називному: 5 тварин</source>
        <translation>nominative: 5 тварин</translation>
    </message>
    <message>
        <source>родовий: (немає) 5 тварин</source>
        <translation>genitive: (немає) 5 тварин</translation>
    </message>
    <message>
        <source>давальний: (завдяки) 5 тваринам</source>
        <translation>dative: (завдяки) 5 тваринам</translation>
    </message>
    <message>
        <source>знахідний: (бачу) 5 тварин</source>
        <translation>accusative: (бачу) 5 тварин</translation>
    </message>
    <message>
        <source>орудний: (з) 5 тваринами</source>
        <translation>instrumental: (з) 5 тваринами</translation>
    </message>
    <message>
        <source>місцевий: (на) 5 тваринах</source>
        <translation>locative: (на) 5 тваринах</translation>
    </message>
    <message>
        <source>лише число: 5</source>
        <translation>the number only: 5</translation>
    </message>
    <message>
        <source>торішнє значення</source>
        <translation>last year's value</translation>
    </message>
    <message>
        <source>на скільки змінилося</source>
        <translation>by how much it changed</translation>
    </message>
    <message>
        <source>на скільки відсотків змінилося</source>
        <translation>by how many per cent it changed</translation>
    </message>
    <message>
        <source>Числа, набрані вручну: {}. Вони не зміняться, коли зміняться показники.</source>
        <translation>Numbers typed by hand: {}. They will not change when the figures change.</translation>
    </message>
    <message>
        <source>Усі числа речення взято з показників.</source>
        <translation>All numbers of the sentence come from figures.</translation>
    </message>
    <message>
        <source>Введіть слова речення або закрийте вікно кнопкою «Скасувати».</source>
        <translation>Enter the words of the sentence, or close the window by “Cancel”.</translation>
    </message>
</context>
<context>
    <name>TableEditor</name>
    <message>
        <source>Додати рядок</source>
        <translation>Add a row</translation>
    </message>
    <message>
        <source>Вилучити рядок</source>
        <translation>Delete the row</translation>
    </message>
    <message>
        <source>Вище</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Нижче</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Рядок {row}. {remark}</source>
        <translation>Row {row}. {remark}</translation>
    </message>
    <message>
        <source>{table}, рядок {row}</source>
        <translation>{table}, row {row}</translation>
    </message>
</context>
<context>
    <name>TextPanel</name>
    <message>
        <source>Перейти до наступного торішнього речення</source>
        <translation>Go to the next of last year’s sentences</translation>
    </message>
    <message>
        <source>Додати речення…</source>
        <translation>Add a sentence…</translation>
    </message>
    <message>
        <source>Змінити слова…</source>
        <translation>Change the words…</translation>
    </message>
    <message>
        <source>Повернути слова форми</source>
        <translation>Put the form's words back</translation>
    </message>
    <message>
        <source>Пересунути вище</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>Пересунути нижче</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>Сховати речення</source>
        <translation>Hide the sentence</translation>
    </message>
    <message>
        <source>Торішнє речення лишається чинним</source>
        <translation>Last year’s sentence still holds</translation>
    </message>
    <message>
        <source>Вилучити речення</source>
        <translation>Delete the sentence</translation>
    </message>
    <message>
        <source>Торішні: {}</source>
        <translation>Last year’s: {}</translation>
    </message>
    <message>
        <source>Сховані: {}</source>
        <translation>Hidden: {}</translation>
    </message>
    <message>
        <source>Показати речення, яких не буде у звіті</source>
        <translation>Show the sentences that will not be in the report</translation>
    </message>
    <message>
        <source>Показувати у звіті</source>
        <translation>Show in the report</translation>
    </message>
</context>
<context>
    <name>TimelineDialog</name>
    <message>
        <source>Історія звіту</source>
        <translation>History of the report</translation>
    </message>
    <message>
        <source>Усі розділи</source>
        <translation>All sections</translation>
    </message>
    <message>
        <source>Усі люди</source>
        <translation>All people</translation>
    </message>
    <message>
        <source>Усі дні</source>
        <translation>All days</translation>
    </message>
    <message>
        <source>Показник, ім’я або значення</source>
        <translation>A figure, a name or a value</translation>
    </message>
    <message>
        <source>Що шукати</source>
        <translation>What to find</translation>
    </message>
    <message>
        <source>Усі поля</source>
        <translation>All fields</translation>
    </message>
    <message>
        <source>Поле: частина назви</source>
        <translation>Field: part of its name</translation>
    </message>
    <message>
        <source>Зміни</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>Перейти до поля</source>
        <translation>Go to a field</translation>
    </message>
    <message>
        <source>Звіт на цей момент…</source>
        <translation>The report at this moment…</translation>
    </message>
    <message>
        <source>Порівняти з теперішнім…</source>
        <translation>Compare with now…</translation>
    </message>
    <message>
        <source>Акт приєднання…</source>
        <translation>Record of the merge…</translation>
    </message>
    <message>
        <source>Рядків: {} з {}</source>
        <translation>Lines: {} of {}</translation>
    </message>
</context>
<context>
    <name>TimelineModel</name>
    <message>
        <source>Коли</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Хто</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Розділ</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Що</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Було</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Стало</source>
        <translation>After</translation>
    </message>
</context>
<context>
    <name>UndoWords</name>
    <message>
        <source>не прийняте в «{}»</source>
        <translation>not accepted in “{}”</translation>
    </message>
    <message>
        <source>приєднання «{}»</source>
        <translation>the merge of “{}”</translation>
    </message>
    <message>
        <source>приєднання, файлів: {}</source>
        <translation>the merge, files: {}</translation>
    </message>
    <message>
        <source>і ще {}</source>
        <translation>and {} more</translation>
    </message>
    <message>
        <source>Лишилося, як є: {}</source>
        <translation>Left as is: {}</translation>
    </message>
    <message>
        <source>розгляд розділу «{}» (його продовжено)</source>
        <translation>the review of the section “{}” (it went on)</translation>
    </message>
    <message>
        <source>«{}» (пізніше змінено: {})</source>
        <translation>“{}” (changed later: {})</translation>
    </message>
    <message>
        <source>додано «{}»</source>
        <translation>added “{}”</translation>
    </message>
    <message>
        <source>вилучено «{}»</source>
        <translation>removed “{}”</translation>
    </message>
    <message>
        <source>«{}», полів: {}</source>
        <translation>“{}”, fields: {}</translation>
    </message>
    <message>
        <source>полів: {}, розділів: {}</source>
        <translation>fields: {}, sections: {}</translation>
    </message>
    <message>
        <source>розділ «{}» прийнято</source>
        <translation>section “{}” accepted</translation>
    </message>
    <message>
        <source>розділ «{}» повернуто</source>
        <translation>section “{}” returned</translation>
    </message>
    <message>
        <source>розділ «{}» відкрито знову</source>
        <translation>section “{}” reopened</translation>
    </message>
    <message>
        <source>розділ «{}» здано</source>
        <translation>section “{}” handed over</translation>
    </message>
    <message>
        <source>розділ «{}» знову в роботі</source>
        <translation>section “{}” in work again</translation>
    </message>
    <message>
        <source>зауваження до «{}»</source>
        <translation>remark on “{}”</translation>
    </message>
    <message>
        <source>закриття зауваження до «{}»</source>
        <translation>closing of the remark on “{}”</translation>
    </message>
    <message>
        <source>відповідь на зауваження до «{}»</source>
        <translation>answer to the remark on “{}”</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Відомості про звіт</source>
        <translation>Data of the report</translation>
    </message>
    <message>
        <source>вилучений рядок</source>
        <translation>a row taken out</translation>
    </message>
    <message>
        <source>рядок {}</source>
        <translation>row {}</translation>
    </message>
    <message>
        <source>минулий рік</source>
        <translation>last year</translation>
    </message>
    <message>
        <source>уточнення</source>
        <translation>qualifier</translation>
    </message>
    <message>
        <source>станом на</source>
        <translation>as of</translation>
    </message>
    <message>
        <source>примітка</source>
        <translation>note</translation>
    </message>
    <message>
        <source>джерело</source>
        <translation>source</translation>
    </message>
    <message>
        <source>вилучення</source>
        <translation>deletion</translation>
    </message>
    <message>
        <source>приховання</source>
        <translation>hiding</translation>
    </message>
    <message>
        <source>місце</source>
        <translation>place</translation>
    </message>
    <message>
        <source>група</source>
        <translation>group</translation>
    </message>
    <message>
        <source>стан</source>
        <translation>state</translation>
    </message>
    <message>
        <source>зауваження</source>
        <translation>remark</translation>
    </message>
    <message>
        <source>строк</source>
        <translation>deadline</translation>
    </message>
    <message>
        <source>підрозділ</source>
        <translation>department</translation>
    </message>
    <message>
        <source>про що</source>
        <translation>about what</translation>
    </message>
    <message>
        <source>після чого</source>
        <translation>after what</translation>
    </message>
    <message>
        <source>що прийнято</source>
        <translation>what was accepted</translation>
    </message>
    <message>
        <source>Власне речення</source>
        <translation>Own sentence</translation>
    </message>
    <message>
        <source>Речення форми</source>
        <translation>Sentence of the form</translation>
    </message>
    <message>
        <source>Пояснення до зауваження</source>
        <translation>Explanation of a finding</translation>
    </message>
    <message>
        <source>Слово «{}»</source>
        <translation>The word “{}”</translation>
    </message>
    <message>
        <source>Зауваження координатора</source>
        <translation>Coordinator's remarks</translation>
    </message>
    <message>
        <source>Відповідь на зауваження</source>
        <translation>Answer to a remark</translation>
    </message>
    <message>
        <source>Прийняття розділу</source>
        <translation>Acceptance of the section</translation>
    </message>
    <message>
        <source>Розділ</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Підписант {}, {}</source>
        <translation>Signatory {}, {}</translation>
    </message>
    <message>
        <source>посада</source>
        <translation>post</translation>
    </message>
    <message>
        <source>ім’я</source>
        <translation>name</translation>
    </message>
    <message>
        <source>Назва звіту</source>
        <translation>Title of the report</translation>
    </message>
    <message>
        <source>Громада</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>Дата рішення</source>
        <translation>Date of the decision</translation>
    </message>
    <message>
        <source>Номер рішення</source>
        <translation>Number of the decision</translation>
    </message>
</context>
<context>
    <name>WritingCommands</name>
    <message>
        <source>Далі пересунути не можна: речення форми лишається у своїй групі</source>
        <translation>It cannot be moved further: a sentence of the form stays in its group</translation>
    </message>
    <message>
        <source>Речення сховано; у звіті його не буде. Повернути — Ctrl+Z</source>
        <translation>The sentence is hidden and will not be in the report. To bring it back — Ctrl+Z</translation>
    </message>
    <message>
        <source>Речення вилучено. Повернути — Ctrl+Z</source>
        <translation>The sentence is deleted. To bring it back — Ctrl+Z</translation>
    </message>
    <message>
        <source>Речення лишається чинним. Повернути позначку — Ctrl+Z</source>
        <translation>The sentence still holds. Ctrl+Z puts the mark back</translation>
    </message>
    <message>
        <source>Слова речення</source>
        <translation>Words of the sentence</translation>
    </message>
    <message>
        <source>Нове речення</source>
        <translation>New sentence</translation>
    </message>
    <message>
        <source>Усі речення оновлено або підтверджено.</source>
        <translation>All sentences are updated or confirmed.</translation>
    </message>
</context>
<context>
    <name>WritingDialog</name>
    <message>
        <source>Введене тут ще не збережено. Закрити без нього?</source>
        <translation>What you entered here is not saved. Close without it?</translation>
    </message>
    <message>
        <source>Повернутися</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>Закрити без збереження</source>
        <translation>Close without saving</translation>
    </message>
</context>
<context>
    <name>YearDialog</name>
    <message>
        <source>Новий файл громади</source>
        <translation>New city file</translation>
    </message>
    <message>
        <source>Звітний рік:</source>
        <translation>Reporting year:</translation>
    </message>
    <message>
        <source>лише для іншої: «… сільської територіальної громади»</source>
        <translation>only for another one, in the genitive case</translation>
    </message>
    <message>
        <source>У назві звіту: «… розвитку {} за {} рік»</source>
        <translation>In the report’s title: “… {} … {} …”</translation>
    </message>
    <message>
        <source>Громада (чого? кого?):</source>
        <translation>Community (in the genitive):</translation>
    </message>
    <message>
        <source>Далі…</source>
        <translation>Next…</translation>
    </message>
</context>
<context>
    <name>helping</name>
    <message>
        <source>У формі</source>
        <translation>In the form</translation>
    </message>
    <message>
        <source>У тексті розділу</source>
        <translation>In the section's text</translation>
    </message>
    <message>
        <source>У таблиці</source>
        <translation>In a table</translation>
    </message>
    <message>
        <source>У вікні</source>
        <translation>In the window</translation>
    </message>
    <message>
        <source>Наступне поле</source>
        <translation>Next field</translation>
    </message>
    <message>
        <source>Попереднє поле</source>
        <translation>Previous field</translation>
    </message>
    <message>
        <source>Наступне, попереднє поле, і порожній «минулий рік»</source>
        <translation>Next, previous field, and an empty “last year”</translation>
    </message>
    <message>
        <source>З числа в «минулий рік» і назад</source>
        <translation>From a number to “last year” and back</translation>
    </message>
    <message>
        <source>Вставити стовпець з електронної таблиці</source>
        <translation>Paste a column from a spreadsheet</translation>
    </message>
    <message>
        <source>Далі з поля на кілька рядків</source>
        <translation>On from a field of several lines</translation>
    </message>
    <message>
        <source>Вибрати речення</source>
        <translation>Choose a sentence</translation>
    </message>
    <message>
        <source>Пересунути речення</source>
        <translation>Move the sentence</translation>
    </message>
    <message>
        <source>Додати речення; показник — через «{»</source>
        <translation>Add a sentence; a figure by “{”</translation>
    </message>
    <message>
        <source>Змінити слова речення</source>
        <translation>Change the words of the sentence</translation>
    </message>
    <message>
        <source>Сховати або показати речення</source>
        <translation>Hide or show the sentence</translation>
    </message>
    <message>
        <source>Торішнє речення лишається чинним</source>
        <translation>Last year’s sentence still holds</translation>
    </message>
    <message>
        <source>Вилучити власне речення</source>
        <translation>Delete a sentence of one's own</translation>
    </message>
    <message>
        <source>Від числа до числа; Enter веде до поля</source>
        <translation>From number to number; Enter leads to the field</translation>
    </message>
    <message>
        <source>Додати і вилучити рядок</source>
        <translation>Add and delete a row</translation>
    </message>
    <message>
        <source>Пересунути рядок</source>
        <translation>Move the row</translation>
    </message>
    <message>
        <source>Наступна клітинка, з останньої — наступне поле</source>
        <translation>Next cell; from the last one, the next field</translation>
    </message>
    <message>
        <source>Копіювати і вставити клітинки</source>
        <translation>Copy and paste cells</translation>
    </message>
    <message>
        <source>Розділи — форма — перевірка — текст — зауваження координатора</source>
        <translation>Sections — form — checks — text — the coordinator’s remarks</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Файл не вдалося прочитати або записати.</source>
        <translation>The file could not be read or written.</translation>
    </message>
    <message>
        <source>Відкрити папку</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>Відкрити файл</source>
        <translation>Open a file</translation>
    </message>
</context>
<context>
    <name>work</name>
    <message>
        <source>Скасувати</source>
        <translation>Cancel</translation>
    </message>
</context>
</TS>
