package recdenoiser.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** OpenBLAS is told what to use on AMD processors with AVX-512 only. */
class CpuDispatchTest {
  private static final String AVX2 = "fpu sse sse2 avx avx2 fma";
  private static final String AVX512 =
      AVX2 + " avx512f avx512dq avx512cd avx512bw avx512vl avx512_vnni";

  @Test
  void amdWithAvx512GetsTheKernelsOfSkylakeX() {
    assertThat(CpuDispatch.coreType(cpuInfo("AuthenticAMD", AVX512))).contains("SKYLAKEX");
  }

  @Test
  void amdWithoutAvx512IsLeftToOpenBlas() {
    assertThat(CpuDispatch.coreType(cpuInfo("AuthenticAMD", AVX2))).isEmpty();
  }

  @Test
  void amdWithAPartOfAvx512IsLeftToOpenBlas() {
    assertThat(CpuDispatch.coreType(cpuInfo("AuthenticAMD", AVX2 + " avx512f avx512bw"))).isEmpty();
  }

  @Test
  void intelIsLeftToOpenBlas() {
    assertThat(CpuDispatch.coreType(cpuInfo("GenuineIntel", AVX512))).isEmpty();
  }

  @Test
  void textWithoutFlagsIsLeftToOpenBlas() {
    assertThat(CpuDispatch.coreType("processor : 0\nBogoMIPS : 108.00\n")).isEmpty();
    assertThat(CpuDispatch.coreType("vendor_id : AuthenticAMD\n")).isEmpty();
  }

  @Test
  void smallProductsHaveKernelsOfTheirOwnWithAvx512Alone() {
    assertThat(CpuDispatch.isSkylakeX(cpuInfo("GenuineIntel", AVX512))).isTrue();
    assertThat(CpuDispatch.isSkylakeX(cpuInfo("AuthenticAMD", AVX512))).isTrue();
    assertThat(CpuDispatch.isSkylakeX(cpuInfo("GenuineIntel", AVX2))).isFalse();
    assertThat(CpuDispatch.isSkylakeX("")).isFalse();
  }

  private static String cpuInfo(String vendor, String flags) {
    String one =
        "processor\t: %d\nvendor_id\t: %s\ncpu family\t: 25\nflags\t\t: %s\nbugs\t\t: none\n\n";
    return String.format(one, 0, vendor, flags) + String.format(one, 1, vendor, flags);
  }
}
