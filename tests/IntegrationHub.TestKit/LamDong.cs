namespace IntegrationHub.TestKit;

/// <summary>Units and procedures of the reference data which tests file with, as the contract names them.</summary>
public static class LamDong
{
    /// <summary>Phường Xuân Hương - Đà Lạt.</summary>
    public const string XuanHuong = "communes/24781";

    /// <summary>Begins the dossier codes of <see cref="XuanHuong"/>.</summary>
    public const string XuanHuongAgency = "H36.247.81";

    /// <summary>Phường Lâm Viên - Đà Lạt.</summary>
    public const string LamVien = "communes/24778";

    /// <summary>Phường Phan Thiết.</summary>
    public const string PhanThiet = "communes/22945";

    /// <summary>Phường 7 of Đà Lạt, abolished on 1 July 2025: its successor is 24846.</summary>
    public const string AbolishedWard = "communes/24769";

    /// <summary>Phường Ba Đình in Hà Nội: in force, and not served by this hub.</summary>
    public const string BaDinh = "communes/00004";

    /// <summary>Đăng ký khai sinh: on every channel, and one of two components is required.</summary>
    public const string BirthRegistration = "procedures/1.001193";

    /// <summary>Giấy chứng sinh, one of the two that <see cref="BirthRegistration"/> requires.</summary>
    public const string ProofOfBirth = "000.00.00.G15-KQ004389";

    /// <summary>Đăng ký kết hôn: one component is required, and it issues <see cref="MarriageCertificate"/>.</summary>
    public const string Marriage = "procedures/1.000894";

    /// <summary>The declaration that <see cref="Marriage"/> requires.</summary>
    public const string MarriageDeclaration = "1.000894-TP01";

    /// <summary>Giấy chứng nhận kết hôn.</summary>
    public const string MarriageCertificate = "KQ.G15.000032";

    /// <summary>Chứng thực bản sao từ bản chính: at the desk only.</summary>
    public const string CertifiedCopy = "procedures/2.000815";

    /// <summary>Cấp Giấy xác nhận tình trạng hôn nhân: nothing published about channels and components, so nothing is required.</summary>
    public const string MaritalStatus = "procedures/1.004873";
}
