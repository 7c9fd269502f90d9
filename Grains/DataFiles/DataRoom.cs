using Microsoft.Extensions.FileProviders;

namespace MsaOrleans.Grains.DataFiles;

/// <summary>Where the files of one kind are: beside the program unless a setting names others.</summary>
/// <param name="Key">The setting, such as <c>Catalog:Path</c>.</param>
/// <param name="Shipped">Folder of those that come with the service, from this project's.</param>
/// <param name="IsFile">Whether the setting names a file, rather than a folder of them.</param>
internal sealed record DataRoom(string Key, string Shipped, bool IsFile = false)
{
    private const string Extension = ".json";

    /// <param name="path">Value of the setting; null for the files that are shipped.</param>
    /// <returns>At least one file, ordered by name.</returns>
    /// <exception cref="DataFaultException">There are none.</exception>
    public IReadOnlyList<DataFile> Files(string? path)
    {
        if (path is null)
            return Of(
                new EmbeddedFileProvider(
                    typeof(DataRoom).Assembly,
                    $"{typeof(StorageNames).Namespace}.{Shipped.Replace('/', '.')}"
                )
            );
        if (IsFile ? !File.Exists(path) : !Directory.Exists(path))
            throw new DataFaultException(Key, [$"no {(IsFile ? "file" : "folder")} {path}"]);
        using var folder = new PhysicalFileProvider(
            IsFile ? Path.GetDirectoryName(Path.GetFullPath(path))! : Path.GetFullPath(path)
        );
        var files = Of(folder, IsFile ? Path.GetFileName(path) : null);
        return files.Count > 0 ? files : throw new DataFaultException(Key, [$"no {Extension} file in {path}"]);
    }

    private static List<DataFile> Of(IFileProvider folder, string? name = null) =>
        [
            .. (name is null ? folder.GetDirectoryContents("").Where(IsData) : [folder.GetFileInfo(name)])
                .Select(file => new DataFile(file.Name, file.CreateReadStream))
                .OrderBy(file => file.Name, StringComparer.Ordinal),
        ];

    private static bool IsData(IFileInfo file) =>
        !file.IsDirectory && file.Name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);
}
