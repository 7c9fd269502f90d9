namespace MsaOrleans.Silo;

/// <summary>
/// Makes files and folders that nobody but the account of the service may read (0600 and 0700): they hold what people
/// wrote. What is there already keeps its rights, and on Windows those of the folder above hold.
/// </summary>
internal static class OwnerOnly
{
    private const UnixFileMode OfFile = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        OfFolder = OfFile | UnixFileMode.UserExecute;

    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OfFolder);
    }

    /// <summary>Opens a file to write; others may have it open too, unless told otherwise.</summary>
    public static FileStream Open(string path, FileMode mode, FileShare share = FileShare.ReadWrite)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.Write,
            Share = share,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OfFile;
        return new(path, options);
    }
}
