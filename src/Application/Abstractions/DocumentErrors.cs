using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Abstractions;

/// <summary>Why a file is not read.</summary>
public static class DocumentErrors
{
    public static readonly Error NotDocx = Error.Rule("document.not_docx", "文件不是可以读取的 .docx 文档。", "The file is not a .docx that can be read.");
    public static readonly Error NotXlsx = Error.Rule("document.not_xlsx", "文件不是可以读取的 .xlsx 工作簿。", "The file is not an .xlsx that can be read.");
    public static readonly Error TooLarge = Error.Rule("document.too_large", "文件展开后过大或者嵌套过深。", "The file unpacks to too much or is nested too deeply.");
    public static readonly Error Macros = Error.Rule("document.macros", "文件含有宏，不予接收。", "The file holds macros and is not taken.");
}
