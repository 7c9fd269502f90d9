using MsaOrleans.Grains.DataFiles;

namespace MsaOrleans.Grains.Replies;

/// <summary>Configuration section <c>Replies</c>.</summary>
public sealed class RepliesOptions : IDataFilesOptions
{
    public const string Section = "Replies";

    /// <summary>
    /// Folder of JSON files of reply templates to use in place of those shipped; those of one level are proposed in the
    /// order of the file names; relative to the content root or absolute. Default: none, those shipped for the topics
    /// the catalogue has.
    /// </summary>
    public string? Path { get; set; }
}
