<?xml version="1.0" encoding="UTF-8"?>
<!--
  Razylyk: maksat; alyjy; maglumat görnüşleri; başlanýan senesi; gutarýan senesi; soňraky alyjylar. Soňraky alyjy ýazylmadyk bolsa,
  maglumat başga birine berilmeýär: ýazylmadyk zada razylyk berlen däl.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:tm="urn:trmgateway:tm"
                xmlns:p="urn:trmgateway:pack:1" xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:template name="tm:razylyk">
    <Consent>
      <xsl:sequence select="trm:leaf('trm_ConsentId', p:line[@key eq 'Razylyk belgisi'])"/>
      <xsl:sequence select="tm:kod('trm_ConsentSignatory', p:line[@key eq 'Razylyk beren'], 'razylyk-beren')"/>
      <xsl:sequence select="tm:kod('trm_ConsentLanguage', p:line[@key eq 'Razylyk dili'], 'dil')"/>
      <xsl:for-each select="p:line[@key eq 'Razylyk']">
        <xsl:variable name="setir" select="."/>
        <xsl:variable name="soňraky" select="tm:sözler(tm:bölek(., 6))"/>
        <xsl:sequence select="if (empty(tm:sözler(tm:bölek(., 3))) or tm:bölek(., 1) eq '') then trm:invalid('C2', 'required') else ()"/>
        <xsl:sequence select="if (every $alyjy in (tm:bölek(., 2), $soňraky) satisfies matches($alyjy, '^[a-z][a-z0-9]*(-[a-z0-9]+){1,4}$')) then ()
            else trm:invalid('C2', 'party')"/>
        <xsl:for-each select="tm:sözler(tm:bölek(., 3))">
          <ConsentCell>
            <xsl:sequence select="trm:leaf('trm_ConsentPurpose', trm:code('maksat', tm:söz(tm:bölek($setir, 1))))"/>
            <xsl:sequence select="trm:leaf('trm_ConsentRecipient', tm:bölek($setir, 2))"/>
            <xsl:sequence select="trm:leaf('trm_ConsentCategory', trm:code('kategoriýa', tm:söz(.)))"/>
            <xsl:sequence select="trm:leaf('trm_ConsentFrom', tm:gün(tm:bölek($setir, 4), 'C2'))"/>
            <xsl:sequence select="trm:leaf('trm_ConsentUntil', tm:gün(tm:bölek($setir, 5), 'C2'))"/>
            <xsl:sequence select="trm:leaf('trm_ConsentOnward', if (exists($soňraky)) then 'named' else 'no')"/>
            <xsl:sequence select="trm:leaf('trm_ConsentOnwardTo', $soňraky)"/>
          </ConsentCell>
        </xsl:for-each>
      </xsl:for-each>
    </Consent>
  </xsl:template>
</xsl:stylesheet>
