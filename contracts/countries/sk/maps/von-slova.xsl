<?xml version="1.0" encoding="UTF-8"?>
<!-- Slová a názvy v doručovaných tlačivách, jednotlivo a v poliach. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:fn="http://www.w3.org/2005/xpath-functions" xmlns:trm="urn:trmgateway:map:1" xmlns:sk="urn:trmgateway:sk"
                xmlns:c="urn:trmgateway:messages:1" xmlns="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:import href="von.xsl"/>

  <!-- slovo z národnej tabuľky, presný význam, keď slovo znamená niečo iné, a kód odosielateľa -->
  <xsl:function name="sk:slovo" as="element()?">
    <xsl:param name="názov" as="xs:string"/>
    <xsl:param name="údaj" as="element()?"/>
    <xsl:param name="tabuľka" as="xs:string"/>
    <xsl:for-each select="$údaj[not(@trm_dataStatus)]">
      <xsl:variable name="riadok" select="trm:row-out($tabuľka, .)"/>
      <map key="{$názov}">
        <string key="slovo"><xsl:value-of select="$riadok?target"/></string>
        <xsl:if test="$riadok?relation ne 'exact'">
          <string key="význam"><xsl:value-of select="trm:label($trm:shape?leaves(local-name())?list, .)"/></string>
        </xsl:if>
        <xsl:sequence select="sk:pôvodný(.)"/>
      </map>
    </xsl:for-each>
    <xsl:sequence select="sk:bez($názov, $údaj)"/>
  </xsl:function>

  <!-- názov podľa kanonického zoznamu, pre ktorý tlačivo nemá vlastné slová -->
  <xsl:function name="sk:názov" as="element()?">
    <xsl:param name="názov" as="xs:string"/>
    <xsl:param name="údaj" as="element()?"/>
    <xsl:for-each select="$údaj[not(@trm_dataStatus)]">
      <map key="{$názov}">
        <string key="slovo"><xsl:value-of select="trm:label($trm:shape?leaves(local-name())?list, .)"/></string>
        <string key="kód"><xsl:value-of select="."/></string>
        <xsl:sequence select="sk:pôvodný(.)"/>
      </map>
    </xsl:for-each>
    <xsl:sequence select="sk:bez($názov, $údaj)"/>
  </xsl:function>

  <!-- kraj menom, cudzia oblasť kódom -->
  <xsl:function name="sk:kraj" as="element()?">
    <xsl:param name="názov" as="xs:string"/>
    <xsl:param name="údaj" as="element()?"/>
    <xsl:for-each select="$údaj[not(@trm_dataStatus)]">
      <string key="{$názov}"><xsl:value-of select="($trm:places(string(.))?name, string(.))[1]"/></string>
    </xsl:for-each>
    <xsl:sequence select="sk:bez($názov, $údaj)"/>
  </xsl:function>

  <xsl:function name="sk:pôvodný" as="element()?">
    <xsl:param name="údaj" as="element()"/>
    <xsl:for-each select="trm:original($údaj)">
      <string key="pôvodnýKód"><xsl:value-of select="."/></string>
    </xsl:for-each>
  </xsl:function>

  <!-- položky poľa, každá bez názvu -->
  <xsl:function name="sk:zoznam" as="element()?">
    <xsl:param name="názov" as="xs:string"/>
    <xsl:param name="údaje" as="element()*"/>
    <xsl:param name="položky" as="element()*"/>
    <xsl:variable name="bez" select="sk:bez($názov, $údaje)"/>
    <xsl:sequence select="if (exists($bez)) then $bez else sk:pole($názov, $položky ! sk:bezNázvu(.))"/>
  </xsl:function>

  <xsl:function name="sk:bezNázvu" as="element()">
    <xsl:param name="položka" as="element()"/>
    <xsl:element name="{local-name($položka)}" namespace="http://www.w3.org/2005/xpath-functions">
      <xsl:sequence select="$položka/node()"/>
    </xsl:element>
  </xsl:function>

  <xsl:function name="sk:slová" as="element()?">
    <xsl:param name="názov" as="xs:string"/>
    <xsl:param name="údaje" as="element()*"/>
    <xsl:param name="tabuľka" as="xs:string"/>
    <xsl:sequence select="sk:zoznam($názov, $údaje, $údaje[not(@trm_dataStatus)] ! sk:slovo('x', ., $tabuľka))"/>
  </xsl:function>

  <xsl:function name="sk:názvy" as="element()?">
    <xsl:param name="názov" as="xs:string"/>
    <xsl:param name="údaje" as="element()*"/>
    <xsl:sequence select="sk:zoznam($názov, $údaje, $údaje[not(@trm_dataStatus)] ! sk:názov('x', .))"/>
  </xsl:function>
</xsl:stylesheet>
