<?xml version="1.0" encoding="UTF-8"?>
<!-- yzyna-alma -> M22 ConsentUpdate. Yzyna alma: senesi; ählisi ýa-da maksat; maglumat görnüşi -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:tm="urn:trmgateway:tm"
                xmlns:p="urn:trmgateway:pack:1" xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="gelen.xsl"/>

  <xsl:template match="p:text" mode="form">
    <ConsentUpdate>
      <xsl:call-template name="tm:iş"/>
      <Consent>
        <xsl:sequence select="trm:leaf('trm_ConsentId', p:line[@key eq 'Razylyk belgisi'])"/>
      </Consent>
      <xsl:for-each select="p:line[@key eq 'Yzyna alma']">
        <xsl:variable name="näme" select="tm:söz(tm:bölek(., 2))"/>
        <xsl:variable name="görnüş" select="tm:söz(tm:bölek(., 3))"/>
        <xsl:variable name="ählisi" select="$trm:tables('ählisi')?in($näme)"/>
        <Withdrawal>
          <xsl:sequence select="trm:leaf('trm_WithdrawnOn', tm:gün(tm:bölek(., 1), 'C6'))"/>
          <xsl:sequence select="if (exists($ählisi)) then trm:leaf('trm_WithdrawAll', 'true') else ()"/>
          <xsl:sequence select="if (empty($ählisi) and $näme ne '') then trm:leaf('trm_WithdrawnPurpose', trm:code('maksat', $näme)) else ()"/>
          <xsl:sequence select="if ($görnüş ne '') then trm:leaf('trm_WithdrawnCategory', trm:code('kategoriýa', $görnüş)) else ()"/>
          <!-- "ählisi" bilen bir görnüş ýazylsa ýa-da hiç zat ýazylmasa, nämäniň yzyna alnandygy belli däl -->
          <xsl:sequence select="if (exists($ählisi) and $görnüş ne '' or $näme || $görnüş eq '') then trm:invalid('C6', 'yzyna-alma') else ()"/>
        </Withdrawal>
      </xsl:for-each>
      <xsl:call-template name="tm:aragatnaşyk"/>
    </ConsentUpdate>
  </xsl:template>
</xsl:stylesheet>
