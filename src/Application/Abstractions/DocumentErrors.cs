using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Abstractions;

/// <summary>Why a file is not read. Each says what the sender can do about it.</summary>
public static class DocumentErrors
{
    public static readonly Error Empty = Error.Rule("document.empty", "文件中没有文字。", "The file holds no text.");
    public static readonly Error WordBinary = Error.Rule("document.word_97", "旧版 Word（.doc）文件无法读取：请在 Word 或 WPS 中另存为 .docx，或另存为纯文本（.txt）后再上传。", "Binary Word files (.doc) are not read: save it as .docx or as plain text (.txt) and send that.");
    public static readonly Error Encrypted = Error.Rule("document.encrypted", "文件已加密：请取消密码后再上传。", "The file is encrypted: take its password off and send it again.");
    public static readonly Error Pdf = Error.Rule("document.pdf", "PDF 文件无法读取：请上传 .docx 或纯文本。", "PDF files are not read: send the .docx or plain text.");
    public static readonly Error Rtf = Error.Rule("document.rtf", "RTF 文件无法读取：请另存为 .docx 或纯文本后再上传。", "RTF files are not read: save it as .docx or plain text.");
    public static readonly Error NotWord = Error.Rule("document.not_docx", "文件不是 Word 文档（.docx）。", "The file is no Word document (.docx).");
    public static readonly Error TypeMismatch = Error.Rule("document.type_mismatch", "文件内容与所声明的类型不符。", "The file is not of the type that the request says.");
    public static readonly Error NotText = Error.Rule("document.not_text", "文件不是文本。", "The file is no text.");
    public static readonly Error EncodingUnknown = Error.Rule("document.encoding_unknown", "无法识别文本编码：请使用 UTF-8、UTF-16 或 GB18030。", "The encoding is not known: use UTF-8, UTF-16 or GB18030.");
    public static readonly Error Broken = Error.Rule("document.broken", "文件已损坏，无法打开。", "The file is damaged and cannot be opened.");
    public static readonly Error TooLong = Error.Rule("document.too_long", "文字过多，不像是一份评价报告。", "There is more text than a report can hold.");
    public static readonly Error UnpacksTooLarge = Error.Rule("document.unpacks_too_large", "文件解压后过大。", "The file unpacks to more than is read.");
    public static readonly Error TooManyParts = Error.Rule("document.too_many_parts", "文件包含过多的部件。", "The file has too many parts.");
    public static readonly Error TooDeep = Error.Rule("document.too_deep", "文件内部嵌套过深。", "The file is nested too deeply.");
    public static readonly Error UnsafeName = Error.Rule("document.unsafe_name", "文件内含有不安全的路径名。", "The file holds an unsafe path.");
    public static readonly Error Macros = Error.Rule("document.macros", "文件含有宏：请另存为不含宏的 .docx。", "The file holds macros: save it as a .docx without them.");
    public static readonly Error ExternalContent = Error.Rule("document.external_content", "文件引用了外部内容（模板、图片或对象）：请将其嵌入或删除后再上传。", "The file refers to content outside (a template, a picture or an object): embed or remove it.");
    public static readonly Error DocumentType = Error.Rule("document.dtd", "文件内含有文档类型声明，不予读取。", "The file declares a document type, which is not read.");
}
