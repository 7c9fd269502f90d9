namespace MsaOrleans.Silo.Encryption;

/// <summary>Bytes can't be decrypted: their key is missing, or they are not what the service wrote there.</summary>
public sealed class EncryptionException(string message) : Exception(message);
