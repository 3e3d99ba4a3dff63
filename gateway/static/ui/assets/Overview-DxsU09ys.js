import{$ as e,B as t,E as n,Et as r,Fa as i,Ft as a,Gt as o,Ha as s,Ht as c,Ia as l,Lt as u,Mt as d,Ot as f,P as p,Pa as m,Pi as h,Rt as g,T as _,Tt as v,V as y,Va as b,Vt as x,Wi as S,X as C,an as ee,ba as te,co as w,fo as ne,ho as re,i as ie,ir as T,j as ae,ja as oe,lo as E,m as D,n as se,qt as ce,r as le,sa as O,so as k,tt as ue,ut as de,vi as fe}from"./ui-4t6V7kFh.js";import{t as A}from"./Asked-DpbbSWjl.js";import{t as pe}from"./Partial-Qz2FhIJy.js";import{_ as me,a as j,c as M,d as N,f as he,g as P,h as F,i as I,l as L,m as R,n as ge,o as _e,p as z,r as B,s as ve,t as ye,u as V,v as be}from"./Dimensions-TgL6Y-E_.js";import{F as xe,I as Se,M as Ce,n as we,r as Te,t as Ee}from"./useWidth-DUaRTf7N.js";import{t as De}from"./count-DDKIlrKM.js";import{t as Oe}from"./NothingMatches-BsWYoZz_.js";import{r as ke}from"./progress-SNfAQfgO.js";var Ae=class extends Map{constructor(e,t=Pe){if(super(),Object.defineProperties(this,{_intern:{value:new Map},_key:{value:t}}),e!=null)for(let[t,n]of e)this.set(t,n)}get(e){return super.get(je(this,e))}has(e){return super.has(je(this,e))}set(e,t){return super.set(Me(this,e),t)}delete(e){return super.delete(Ne(this,e))}};function je({_intern:e,_key:t},n){let r=t(n);return e.has(r)?e.get(r):n}function Me({_intern:e,_key:t},n){let r=t(n);return e.has(r)?e.get(r):(e.set(r,n),n)}function Ne({_intern:e,_key:t},n){let r=t(n);return e.has(r)&&(n=e.get(r),e.delete(r)),n}function Pe(e){return typeof e==`object`&&e?e.valueOf():e}function Fe(e,t,n){e=+e,t=+t,n=(i=arguments.length)<2?(t=e,e=0,1):i<3?1:+n;for(var r=-1,i=Math.max(0,Math.ceil((t-e)/n))|0,a=Array(i);++r<i;)a[r]=e+r*n;return a}var Ie=Symbol(`implicit`);function Le(){var e=new Ae,t=[],n=[],r=Ie;function i(i){let a=e.get(i);if(a===void 0){if(r!==Ie)return r;e.set(i,a=t.push(i)-1)}return n[a%n.length]}return i.domain=function(n){if(!arguments.length)return t.slice();t=[],e=new Ae;for(let r of n)e.has(r)||e.set(r,t.push(r)-1);return i},i.range=function(e){return arguments.length?(n=Array.from(e),i):n.slice()},i.unknown=function(e){return arguments.length?(r=e,i):r},i.copy=function(){return Le(t,n).unknown(r)},Ce.apply(i,arguments),i}function Re(){var e=Le().unknown(void 0),t=e.domain,n=e.range,r=0,i=1,a,o,s=!1,c=0,l=0,u=.5;delete e.unknown;function d(){var e=t().length,d=i<r,f=d?i:r,p=d?r:i;a=(p-f)/Math.max(1,e-c+l*2),s&&(a=Math.floor(a)),f+=(p-f-a*(e-c))*u,o=a*(1-c),s&&(f=Math.round(f),o=Math.round(o));var m=Fe(e).map(function(e){return f+a*e});return n(d?m.reverse():m)}return e.domain=function(e){return arguments.length?(t(e),d()):t()},e.range=function(e){return arguments.length?([r,i]=e,r=+r,i=+i,d()):[r,i]},e.rangeRound=function(e){return[r,i]=e,r=+r,i=+i,s=!0,d()},e.bandwidth=function(){return o},e.step=function(){return a},e.round=function(e){return arguments.length?(s=!!e,d()):s},e.padding=function(e){return arguments.length?(c=Math.min(1,l=+e),d()):c},e.paddingInner=function(e){return arguments.length?(c=Math.min(1,e),d()):c},e.paddingOuter=function(e){return arguments.length?(l=+e,d()):l},e.align=function(e){return arguments.length?(u=Math.max(0,Math.min(1,e)),d()):u},e.copy=function(){return Re(t(),[r,i]).round(s).paddingInner(c).paddingOuter(l).align(u)},Ce.apply(d(),arguments)}var ze=Te(`domain`,`range`,`reverse`,`align`,`padding`,`round`);function Be(e){return ze(Re(),e)}function H(e){return function(){return e}}var Ve=Math.PI,He=2*Ve,U=1e-6,Ue=He-U;function We(e){this._+=e[0];for(let t=1,n=e.length;t<n;++t)this._+=arguments[t]+e[t]}function Ge(e){let t=Math.floor(e);if(!(t>=0))throw Error(`invalid digits: ${e}`);if(t>15)return We;let n=10**t;return function(e){this._+=e[0];for(let t=1,r=e.length;t<r;++t)this._+=Math.round(arguments[t]*n)/n+e[t]}}var Ke=class{constructor(e){this._x0=this._y0=this._x1=this._y1=null,this._=``,this._append=e==null?We:Ge(e)}moveTo(e,t){this._append`M${this._x0=this._x1=+e},${this._y0=this._y1=+t}`}closePath(){this._x1!==null&&(this._x1=this._x0,this._y1=this._y0,this._append`Z`)}lineTo(e,t){this._append`L${this._x1=+e},${this._y1=+t}`}quadraticCurveTo(e,t,n,r){this._append`Q${+e},${+t},${this._x1=+n},${this._y1=+r}`}bezierCurveTo(e,t,n,r,i,a){this._append`C${+e},${+t},${+n},${+r},${this._x1=+i},${this._y1=+a}`}arcTo(e,t,n,r,i){if(e=+e,t=+t,n=+n,r=+r,i=+i,i<0)throw Error(`negative radius: ${i}`);let a=this._x1,o=this._y1,s=n-e,c=r-t,l=a-e,u=o-t,d=l*l+u*u;if(this._x1===null)this._append`M${this._x1=e},${this._y1=t}`;else if(d>U){if(!(Math.abs(u*s-c*l)>U)||!i)this._append`L${this._x1=e},${this._y1=t}`;else{let f=n-a,p=r-o,m=s*s+c*c,h=f*f+p*p,g=Math.sqrt(m),_=Math.sqrt(d),v=i*Math.tan((Ve-Math.acos((m+d-h)/(2*g*_)))/2),y=v/_,b=v/g;Math.abs(y-1)>U&&this._append`L${e+y*l},${t+y*u}`,this._append`A${i},${i},0,0,${+(u*f>l*p)},${this._x1=e+b*s},${this._y1=t+b*c}`}}}arc(e,t,n,r,i,a){if(e=+e,t=+t,n=+n,a=!!a,n<0)throw Error(`negative radius: ${n}`);let o=n*Math.cos(r),s=n*Math.sin(r),c=e+o,l=t+s,u=1^a,d=a?r-i:i-r;this._x1===null?this._append`M${c},${l}`:(Math.abs(this._x1-c)>U||Math.abs(this._y1-l)>U)&&this._append`L${c},${l}`,n&&(d<0&&(d=d%He+He),d>Ue?this._append`A${n},${n},0,1,${u},${e-o},${t-s}A${n},${n},0,1,${u},${this._x1=c},${this._y1=l}`:d>U&&this._append`A${n},${n},0,${+(d>=Ve)},${u},${this._x1=e+n*Math.cos(i)},${this._y1=t+n*Math.sin(i)}`)}rect(e,t,n,r){this._append`M${this._x0=this._x1=+e},${this._y0=this._y1=+t}h${n=+n}v${+r}h${-n}Z`}toString(){return this._}};Ke.prototype;function qe(e){let t=3;return e.digits=function(n){if(!arguments.length)return t;if(n==null)t=null;else{let e=Math.floor(n);if(!(e>=0))throw RangeError(`invalid digits: ${n}`);t=e}return e},()=>new Ke(t)}Array.prototype.slice;function Je(e){return typeof e==`object`&&`length`in e?e:Array.from(e)}function Ye(e){this._context=e}Ye.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2;default:this._context.lineTo(e,t)}}};function Xe(e){return new Ye(e)}function Ze(e){return e[0]}function Qe(e){return e[1]}function $e(e,t){var n=H(!0),r=null,i=Xe,a=null,o=qe(s);e=typeof e==`function`?e:e===void 0?Ze:H(e),t=typeof t==`function`?t:t===void 0?Qe:H(t);function s(s){var c,l=(s=Je(s)).length,u,d=!1,f;for(r??(a=i(f=o())),c=0;c<=l;++c)!(c<l&&n(u=s[c],c,s))===d&&((d=!d)?a.lineStart():a.lineEnd()),d&&a.point(+e(u,c,s),+t(u,c,s));if(f)return a=null,f+``||null}return s.x=function(t){return arguments.length?(e=typeof t==`function`?t:H(+t),s):e},s.y=function(e){return arguments.length?(t=typeof e==`function`?e:H(+e),s):t},s.defined=function(e){return arguments.length?(n=typeof e==`function`?e:H(!!e),s):n},s.curve=function(e){return arguments.length?(i=e,r!=null&&(a=i(r)),s):i},s.context=function(e){return arguments.length?(e==null?r=a=null:a=i(r=e),s):r},s}function et(e,t){e(t)}function tt(){let{x:e,y:t,defined:n,curve:r}=arguments.length>0&&arguments[0]!==void 0?arguments[0]:{},i=$e();return e&&et(i.x,e),t&&et(i.y,t),n&&i.defined(n),r&&i.curve(r),i}var nt=re(Se());function rt(e){let{children:t,data:n=[],x:r,y:i,fill:a=`transparent`,className:o,curve:s,innerRef:c,defined:l=()=>!0,...u}=e,d=tt({x:r,y:i,defined:l,curve:s});return t?w(k,{children:t({path:d})}):w(`path`,{ref:c,className:(0,nt.default)(`visx-linepath`,o),d:d(n)||``,fill:a,strokeLinecap:`round`,...u})}var W=re(ne(),1);function it(e,t,n){let r=t.findLastIndex(t=>t<=e),i=t[r],a=t[r+1]??n;return i===void 0||a===null||e>=a?null:{column:r,part:(e-i)/(a-i)}}var at=64;function ot(e,t,n){let r=Math.max(...e.map(e=>st(e,t)),0);return{x:Be({domain:e.map(({key:e})=>e),range:[n.left,Math.max(n.left+1,n.width)],paddingInner:t===`bars`?.18:0,paddingOuter:t===`bars`?.1:0}),y:we({domain:[0,r||1],range:[n.height-n.bottom,n.top],nice:3}),isEmpty:r===0}}function st({marks:e},t){let n=e.map(({value:e})=>e??0);return t===`bars`?n.reduce((e,t)=>e+t,0):Math.max(...n,0)}function ct(e,t){let n=Math.max(1,Math.ceil(e/Math.max(1,Math.floor(t/at)))),r=new Set;for(let t=0;t<e;t+=n)r.add(t);return r}function lt({marks:e}){let t=0;return e.map(({value:e})=>{let n=t;return t+=e??0,{from:n,to:t}})}function ut(e,t){let n=[[]];for(let{key:r,marks:i}of e){let e=i[t]?.value??null;e===null?n.push([]):n.at(-1)?.push({key:r,value:e})}return n.filter(e=>e.length>0)}function G({href:e,marks:t}){let n=t.flatMap((e,t)=>e.href===void 0?[]:[t]);return e===null?n:[`column`,...n]}function dt(e,t,n){let r={ArrowRight:1,ArrowLeft:-1,Home:1,End:-1}[n],i={ArrowUp:1,ArrowDown:-1}[n];if(i!==void 0){let n=e[t.column],r=n?G(n).length-1:0;return{...t,link:Math.max(0,Math.min(r,t.link+i))}}if(r===void 0)return null;let a=n===`Home`?0:n===`End`?e.length-1:t.column+r;for(;a>=0&&a<e.length;a+=r){let n=e[a],r=n?G(n).length:0;if(r>0)return{column:a,link:Math.min(t.link,r-1)}}return t}function ft({column:e,index:t,kind:n,series:r,x:i,width:a,step:o,y:s,stop:c,choose:l,point:u}){let{href:d,marks:f,name:p,text:m,isPart:h}=e,[g,_]=[s(0),G(e)],v=pt({column:e,kind:n,series:r,x:i,width:a,y:s}),y=e=>{let n=_.indexOf(e);return{"data-spot":`${t}.${n}`,tabIndex:c===n?0:-1,onFocus:()=>{l(n),u()}}},b=E(k,{children:[w(`rect`,{className:B.ground,x:i-(o-a)/2,width:o,y:0,height:g}),f.map((e,t)=>e.href===void 0?v[t]:null)]});return E(`g`,{className:B.column,"data-part":h||void 0,onPointerEnter:u,children:[d===null?b:w(`a`,{href:d,"aria-label":`${p}${h?`, in part`:``}: ${m}`,...y(`column`),children:b}),f.map((e,t)=>e.href===void 0||!v[t]?null:w(`a`,{href:e.href,"aria-label":`${p}: ${e.label??e.text}`,...y(t),children:v[t]},t))]})}function pt({column:e,kind:t,series:n,x:r,width:i,y:a}){let o=lt(e);return e.marks.map(({value:e},s)=>{let c=n[s]?.colour;if(e===null||t===`bars`&&e===0)return null;if(t===`lines`)return w(`circle`,{className:B.dot,"data-colour":c,cx:r+i/2,cy:a(e),r:2.5},s);let{from:l=0,to:u=0}=o[s]??{},d=Math.max(1.5,a(l)-a(u));return w(`rect`,{className:B.bar,"data-colour":c,x:r,width:Math.max(1,i),y:a(l)-d,height:d},s)})}var mt=44,ht=20,gt=6;function _t({label:e,kind:t,columns:n,series:r,print:i,height:a=150,mark:o}){let s=(0,W.useRef)(null),c=Ee(s),[l,u]=(0,W.useState)(null),[d,f]=(0,W.useState)(null),{x:p,y:m,isEmpty:h}=ot(n,t,{width:c,height:a,left:mt,bottom:ht,top:gt}),g=l??vt(n),_=e=>{let t=dt(n,g,e.key);t&&(e.preventDefault(),e.stopPropagation(),u(t),s.current?.querySelector(`[data-spot="${t.column}.${t.link}"]`)?.focus())},v=d===null?void 0:n[d];return E(`div`,{className:B.chart,ref:s,style:{height:a},children:[c>0&&E(`svg`,{width:c,height:a,role:`group`,"aria-label":e,onKeyDown:_,onPointerLeave:()=>f(null),onBlur:()=>f(null),children:[w(yt,{y:m,width:c,print:i,isEmpty:h}),w(xt,{columns:n,x:p,width:c,height:a}),typeof o==`number`&&w(bt,{at:o,columns:n,x:p,height:a}),t===`lines`&&r.map(({title:e,colour:t},r)=>ut(n,r).map((n,r)=>w(rt,{data:n,x:({key:e})=>(p(e)??0)+p.bandwidth()/2,y:({value:e})=>m(e),className:B.line??``,"data-colour":t},e+String(r)))),n.map((e,n)=>w(ft,{column:e,index:n,kind:t,series:r,x:p(e.key)??0,width:p.bandwidth(),step:p.step(),y:m,stop:g.column===n?g.link:null,choose:e=>u({column:n,link:e}),point:()=>f(n)},e.key))]}),v&&w(St,{column:v,series:r,at:(p(v.key)??0)+p.bandwidth()/2,width:c})]})}function vt(e){return{column:e.findLastIndex(e=>G(e).length>0),link:0}}function yt({y:e,width:t,print:n,isEmpty:r}){let i=r?[0]:e.ticks(3);return w(`g`,{"aria-hidden":!0,children:i.map(r=>E(xe,{top:e(r),children:[w(`line`,{className:B.grid,x1:mt,x2:t}),w(`text`,{className:B.tick,x:38,dy:`0.32em`,textAnchor:`end`,children:n(r)})]},r))})}function bt({at:e,columns:t,x:n,height:r}){let i=t.map(({key:e})=>Number(e)),[a=0,o=0]=[i.at(-1),i.at(-2)],s=it(e,i,a+(a-o)),c=s&&t[s.column]?.key;if(!s||c==null)return null;let l=(n(c)??0)+s.part*n.step();return E(`g`,{"aria-hidden":!0,className:B.moment,"data-moment":!0,children:[w(`line`,{x1:l,x2:l,y1:gt,y2:r-ht}),w(`path`,{d:`M${l-4} 0h8l-4 6z`})]})}function xt({columns:e,x:t,width:n,height:r}){let i=ct(e.length,n-mt);return w(`g`,{"aria-hidden":!0,children:e.map(({key:e,tick:a},o)=>{if(!i.has(o))return null;let s=(t(e)??0)+t.bandwidth()/2;return w(`text`,{className:B.tick,x:Math.min(s,n-22),y:r-5,textAnchor:`middle`,children:a},e)})})}function St({column:e,series:t,at:n,width:r}){let i=n>r/2;return E(`div`,{className:B.tip,"aria-hidden":!0,style:i?{right:r-n+10}:{left:n+10},children:[w(`b`,{children:e.name}),e.isPart&&w(`small`,{children:` in part`}),w(`ul`,{children:t.map(({title:t,colour:n},r)=>E(`li`,{children:[w(`i`,{"data-colour":n}),w(`span`,{children:t}),w(`span`,{children:e.marks[r]?.text})]},t))})]})}function Ct({label:e,columns:t,series:n}){return w(ae,{label:`${e}, table`,className:B.table,children:E(`table`,{children:[w(`thead`,{children:E(`tr`,{children:[w(`th`,{scope:`col`,children:`Time`}),n.map(({title:e})=>w(`th`,{scope:`col`,children:e},e))]})}),w(`tbody`,{children:t.map(({key:e,name:t,href:n,marks:r,isPart:i})=>E(`tr`,{children:[E(`th`,{scope:`row`,children:[n===null?t:w(`a`,{href:n,children:t}),i&&w(`small`,{children:` in part`})]}),r.map((e,t)=>w(`td`,{children:e.href===void 0?e.text:w(`a`,{href:e.href,children:e.text})},t))]},e))})]})})}function K(e){let{title:t,kind:n,columns:r,series:i,print:a,height:o=150,mark:s,children:c}=e,[l,u]=(0,W.useState)(!1),d=(0,W.useId)();return E(`section`,{className:B.card,"aria-labelledby":d,children:[E(`header`,{children:[w(`h2`,{id:d,children:t}),w(T,{className:B.switch??``,"aria-label":`${t}: ${l?`chart`:`table`}`,onPress:()=>u(!l),children:l?`Chart`:`Table`})]}),c,l?w(Ct,{label:t,columns:r,series:i}):w(_t,{label:`${t} by time`,kind:n,columns:r,series:i,print:a,height:o,mark:s}),i.length>1&&!l&&w(wt,{series:i})]})}function wt({series:e}){return w(`ul`,{className:B.legend,"aria-hidden":!0,children:e.map(({title:e,colour:t})=>E(`li`,{children:[w(`i`,{"data-colour":t}),w(`bdi`,{children:w(o,{text:e})})]},e))})}var Tt=6e4,Et=60*Tt*24,Dt=[[`MINUTE`,100*Tt],[`HOUR`,3*Et],[`DAY`,92*Et],[`WEEK`,550*Et]];function Ot(e,t){return Dt.find(([,n])=>t-e<=n)?.[0]??`MONTH`}function kt(e,t){return e.map((n,r)=>{let i=e[r+1],a=t?.from!=null&&t.from>n?t.from:n,o=i??t?.to??null;return{from:a,to:o,isPart:a!==n||i===void 0&&o!==null}})}function At(e,t,n){let r=t=>new Intl.DateTimeFormat(`en-GB`,{timeZone:n,...t}).format(e),i={day:`numeric`,month:`short`},a={hour:`2-digit`,minute:`2-digit`};switch(t){case`MINUTE`:case`HOUR`:return{short:r(a),long:r({weekday:`short`,...i,...a})};case`DAY`:return{short:r(i),long:r({weekday:`short`,...i,year:`numeric`})};case`WEEK`:return{short:r(i),long:`week of ${r({...i,year:`numeric`})}`};default:{let e=r({month:`short`,year:`numeric`});return{short:e,long:e}}}}var jt=O(`
  query Overview(
    $filter: CompletionFilter
    $withoutUsage: CompletionFilter!
    $bucket: Bucket!
    $hasBefore: Boolean!
  ) {
    insightStatus {
      building
      progress
    }
    totals: completionStats(filter: $filter, first: 1) {
      asOf
      rows {
        count
        failedCount
        failureRate
        cost
        unpricedCount
        promptTokens
        completionTokens
        totalTokens
        sessionCount
        userCount
        p50: durationPercentile(p: 50)
        p95: durationPercentile(p: 95)
        p99: durationPercentile(p: 99)
        durationMax
        previous @include(if: $hasBefore) {
          count
          failedCount
          failureRate
          cost
          unpricedCount
          totalTokens
          p50: durationPercentile(p: 50)
          p95: durationPercentile(p: 95)
          p99: durationPercentile(p: 99)
        }
      }
    }
    withoutUsage: completionStats(filter: $withoutUsage, first: 1) {
      rows {
        count
      }
    }
    times: completionStats(
      filter: $filter
      bucket: $bucket
      orderBy: [{ field: TIME, direction: ASC }]
      first: 1000
    ) {
      isComplete
      rows {
        time
        count
        failedCount
        failureRate
        cost
        unpricedCount
        promptTokens
        completionTokens
        totalTokens
        p50: durationPercentile(p: 50)
        p95: durationPercentile(p: 95)
        p99: durationPercentile(p: 99)
        durationMax
      }
    }
  }
`),Mt=O(`
  query OverviewExtent($filter: CompletionFilter) {
    completionStats(
      filter: $filter
      bucket: { unit: DAY }
      orderBy: [{ field: TIME, direction: ASC }]
      first: 10000
    ) {
      rows {
        time
        count
      }
    }
  }
`),Nt=O(`
  query OverviewGroups(
    $filter: CompletionFilter
    $groupBy: [Dimension!]!
    $orderBy: [StatsOrder!]!
    $first: Int!
    $key: String!
    $isMetadata: Boolean!
    $hasBefore: Boolean!
  ) {
    completionStats(filter: $filter, groupBy: $groupBy, orderBy: $orderBy, first: $first) {
      asOf
      isComplete
      rows {
        group
        metadata(key: $key) @include(if: $isMetadata)
        count
        failedCount
        failureRate
        cost
        unpricedCount
        totalTokens
        p50: durationPercentile(p: 50)
        p95: durationPercentile(p: 95)
        previous @include(if: $hasBefore) {
          count
          failureRate
          cost
          totalTokens
          p50: durationPercentile(p: 50)
          p95: durationPercentile(p: 95)
        }
      }
    }
  }
`),Pt=O(`
  query OverviewSeries(
    $bucket: Bucket!
    $a: CompletionFilter
    $b: CompletionFilter
    $c: CompletionFilter
    $d: CompletionFilter
    $e: CompletionFilter
    $others: CompletionFilter
    $hasB: Boolean!
    $hasC: Boolean!
    $hasD: Boolean!
    $hasE: Boolean!
    $hasOthers: Boolean!
  ) {
    a: completionStats(filter: $a, bucket: $bucket, first: 1000) {
      rows {
        ...TimedRow
      }
    }
    b: completionStats(filter: $b, bucket: $bucket, first: 1000) @include(if: $hasB) {
      rows {
        ...TimedRow
      }
    }
    c: completionStats(filter: $c, bucket: $bucket, first: 1000) @include(if: $hasC) {
      rows {
        ...TimedRow
      }
    }
    d: completionStats(filter: $d, bucket: $bucket, first: 1000) @include(if: $hasD) {
      rows {
        ...TimedRow
      }
    }
    e: completionStats(filter: $e, bucket: $bucket, first: 1000) @include(if: $hasE) {
      rows {
        ...TimedRow
      }
    }
    others: completionStats(filter: $others, bucket: $bucket, first: 1000)
      @include(if: $hasOthers) {
      rows {
        ...TimedRow
      }
    }
  }

  fragment TimedRow on StatsRow {
    time
    count
    failureRate
    cost
    totalTokens
    p95: durationPercentile(p: 95)
  }
`),Ft=O(`
  query OverviewFailures($filter: CompletionFilter) {
    completions(filter: $filter, first: 6) {
      nodes {
        id
        createdAt
        model
        failureKind
        failureReason
      }
    }
  }
`),It=O(`
  query OverviewQueues {
    feedbackTasks(filter: { isArchived: false }, first: 8) {
      nodes {
        id
        name
        progress {
          left
          waiting
          waitingIsExact
          graded
          lastDay
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`),Lt=O(`
  query OverviewAny {
    completions(first: 1) {
      nodes {
        id
      }
    }
  }
`),Rt=864e5,zt=({filter:e,range:t,hasBefore:n,zone:r})=>b({queryKey:[`overview`,e??{},r],queryFn:async({signal:i})=>{let a=await Bt(e,t,i),o={unit:a,zone:r,fill:!0},s=D(e,Wt),{data:c,errors:l}=await S(jt,{filter:e??null,withoutUsage:s,bucket:o,hasBefore:n},{signal:i});if(!c.totals&&!c.times)throw l[0]??Error(`the figures are missing`);let{building:u=!1,progress:d=null}=c.insightStatus??{};return{asOf:c.totals?.asOf??``,unit:a,totals:c.totals?.rows[0]??null,withoutUsage:c.withoutUsage?.rows[0]?.count??null,times:c.times?.rows??[],building:u?d??0:null,errors:l}}});async function Bt(e,t,n){if(t?.from!=null&&t.to!==null)return Ot(t.from,t.to);let{data:r,errors:i}=await S(Mt,{filter:e??null},{signal:n});if(!r.completionStats)throw i[0]??Error(`the days are missing`);let a=r.completionStats.rows.flatMap(({time:e})=>e?[Date.parse(e)]:[]),[o=0]=a;return Ot(o,(a.at(-1)??o)+Rt)}var Vt=({filter:e,hasBefore:t},n,r)=>b({queryKey:[`overview`,`groups`,e??{},n.name,r],queryFn:async({signal:i})=>{let a={filter:e??null,groupBy:[n.dimension],orderBy:[{field:r}],first:20,key:n.key??``,isMetadata:n.key!==null,hasBefore:t},{data:o,errors:s}=await S(Nt,a,{signal:i,exact:[`metadata`]});if(!o.completionStats)throw s[0]??Error(`the groups are missing`);return{...o.completionStats,errors:s}}}),Ht=({filter:e,zone:t},n,r,i)=>b({queryKey:[`overview`,`series`,e??{},n,t,r,i],queryFn:async({signal:a})=>{let[o=null,s=null,c=null,l=null,u=null]=r.map(t=>D(e,t)),d=i&&D(e,i),{data:f,errors:p}=await S(Pt,{bucket:{unit:n,zone:t,fill:!0},a:o,b:s,c,d:l,e:u,others:d,hasB:!!s,hasC:!!c,hasD:!!l,hasE:!!u,hasOthers:!!d},{signal:a});if(p[0])throw p[0];let m=Ut(f).slice(0,r.length);return d?[...m,f.others?.rows??[]]:m}});function Ut(e){return[e.a,e.b,e.c,e.d,e.e].map(e=>e?.rows??[])}var q={status:{eq:`FAILED`}},Wt={cost:{isNull:!0},totalTokens:{isNull:!0}},Gt={cost:{isNull:!0},totalTokens:{isNull:!1}},Kt=({filter:e})=>b({queryKey:[`overview`,`failures`,e??{}],queryFn:async({signal:t})=>{let n={filter:D(e,q)},{data:r,errors:i}=await S(Ft,n,{signal:t});if(!r.completions)throw i[0]??Error(`the failures are missing`);return r.completions.nodes}}),qt=()=>b({queryKey:[`overview`,`queues`],queryFn:async({signal:e})=>{let{data:t,errors:n}=await S(It,{},{signal:e});if(!t.feedbackTasks)throw n[0]??Error(`the tasks are missing`);return t.feedbackTasks}}),Jt=()=>b({queryKey:[`overview`,`any`],queryFn:async({signal:e})=>{let{data:t,errors:n}=await S(Lt,{},{signal:e});if(!t.completions)throw n[0]??Error(`the list is missing`);return t.completions.nodes.length>0},staleTime:0});function Yt(e,{range:t,unit:n,zone:r}){let i=e.map(e=>Date.parse(e??``)),a=kt(i,t);return i.map((e,t)=>{let i=At(e,n,r),o=a[t]??{from:null,to:null,isPart:!1};return{key:String(e),tick:i.short,name:i.long,isPart:o.isPart,cut:o}})}function J(e,t,n){let r=Yt(e.map(({time:e})=>e),t);return e.flatMap((e,i)=>{let a=r[i];if(!a)return[];let{cut:o,...s}=a,c=(e,n)=>I({filter:e?D(t.own,e):t.own,range:o,order:n}),{isEmpty:l=e.count===0,order:u,only:d,...f}=n(e,c);return[{...s,...f,href:l?null:c(d,u)}]})}function Xt(e,t){return{kind:`bars`,series:[{title:`Not failed`,colour:1},{title:`Failed`,colour:`failed`}],print:P,columns:J(e,t,({count:e,failedCount:t},n)=>({text:`${M(e)}, ${V(t)} failed`,marks:[{value:e-t,text:V(e-t)},{value:t,text:V(t),...t>0&&{href:n(q),label:`${V(t)} failed`}}]}))}}function Zt(e,t){return{kind:`bars`,series:[{title:`Failed`,colour:`failed`}],print:me,columns:J(e,t,({failureRate:e,failedCount:t,count:n})=>({text:`${R(e)} failed, ${V(t)} of ${V(n)}`,marks:[{value:e,text:R(e)}],only:q,isEmpty:t===0}))}}function Qt(e,t){return{kind:`bars`,series:[{title:`Cost`,colour:1}],print:N,columns:J(e,t,({cost:e,unpricedCount:t})=>({text:N(z(e))+(t>0?`, without ${V(t)} whose cost is not known`:``),marks:[{value:z(e),text:N(z(e))}],order:`-COST`}))}}function $t(e,t){return{kind:`bars`,series:[{title:`Prompt`,colour:1},{title:`Completion`,colour:2}],print:P,columns:J(e,t,({totalTokens:e,promptTokens:t,completionTokens:n})=>({text:`${V(e)} tokens, ${V(t)} of prompts, ${V(n)} of completions`,marks:[{value:t,text:V(t)},{value:n,text:V(n)}],order:`-TOTAL_TOKENS`}))}}function en(e,t){return{kind:`lines`,series:[{title:`p50`,colour:1},{title:`p95`,colour:2},{title:`p99`,colour:3}],print:be,columns:J(e,t,({p50:e,p95:t,p99:n,count:r,durationMax:i})=>({text:`p50 ${F(e)}, p95 ${F(t)}, p99 ${F(n)}`+(he(99,r)?` of ${M(r)}, the slowest ${F(i)}`:``),marks:[e,t,n].map(e=>({value:e,text:F(e)})),order:`-DURATION`}))}}var Y=[{field:`COUNT`,title:`Calls`,kind:`bars`,print:V,side:P,of:e=>e.count},{field:`FAILURE_RATE`,title:`Failed`,kind:`lines`,print:R,side:me,of:e=>e.failureRate,only:q},{field:`COST`,title:`Cost`,kind:`bars`,print:N,side:N,of:e=>z(e.cost),order:`-COST`},{field:`TOTAL_TOKENS`,title:`Tokens`,kind:`bars`,print:V,side:P,of:e=>e.totalTokens,order:`-TOTAL_TOKENS`},{field:`DURATION_PERCENTILE`,title:`p95`,kind:`lines`,print:F,side:be,of:e=>e.p95,order:`-DURATION`}],tn=[1,2,3,4,5];function nn(e,t,n){let r=[...new Set(e.flatMap(({rows:e})=>e.map(({time:e})=>e??``)))].sort(),i=e.map(({rows:e})=>new Map(e.map(e=>[e.time??``,e]))),{kind:a,print:o}=t,s=Yt(r,n).map(({cut:a,...s},c)=>{let l=e.map(({title:e,condition:s},l)=>{let u=i[l]?.get(r[c]??``),d=u?t.of(u):null,f=o(d);if(!u||u.count===0||d===null||t.only&&d===0)return{value:d,text:f};let p=D(n.own,s),m=t.only?D(p,t.only):p;return{value:d,text:f,href:I({filter:m,range:a,order:t.order}),label:`${e}, ${t.title.toLowerCase()} ${f}`}});return{...s,href:null,text:``,marks:l}});return{kind:a,series:e.map(({title:e,isRest:t},n)=>({title:e,colour:t?`other`:tn[n]??`other`})),columns:s,print:t.side}}function rn({scope:e,by:t,unit:n,measure:r,rows:i,isComplete:a}){let o=(0,W.useMemo)(()=>i.slice(0,5).flatMap(({group:[e=null],metadata:n})=>{let r=se(t,{text:e,value:n});return r?[{title:le(t,e),condition:r}]:[]}),[i,t]),c=o.map(({condition:e})=>e),l=!a||i.length>o.length?{not:{or:c}}:null,u=Ht(e,n,c,l),d=s({...u,enabled:o.length>0});if(o.length===0)return null;let f=i.length>5?`, the first 5 and all other`:``;return w(A,{query:d,queryKey:u.queryKey,skeleton:w(p,{height:266}),children:i=>{let a={own:e.of.own,range:e.range,unit:n,zone:e.zone},s=(l?[...o,{title:`other`,condition:l}]:o).map((e,t)=>({...e,rows:i[t]??[],isRest:t===o.length}));return w(K,{title:`${r.title} by ${t.title.toLowerCase()}${f}`,height:190,...nn(s,r,a),mark:e.mark})}})}var X={page:`_page_2y7ly_1`,facts:`_facts_2y7ly_8`,ways:`_ways_2y7ly_22`,moment:`_moment_2y7ly_29`,cards:`_cards_2y7ly_36`,wide:`_wide_2y7ly_54`,ghost:`_ghost_2y7ly_59`,figure:`_figure_2y7ly_66`,three:`_three_2y7ly_106`,breakdown:`_breakdown_2y7ly_112`,list:`_list_2y7ly_128`,choice:`_choice_2y7ly_133`,groups:`_groups_2y7ly_168`,share:`_share_2y7ly_238`,none:`_none_2y7ly_254`,note:`_note_2y7ly_259`,lists:`_lists_2y7ly_268`,cross:`_cross_2y7ly_335`};function an({scope:e,by:t,total:n,measure:r,rows:i}){let a=Math.max(...i.map(e=>e.count),1);return w(ae,{label:`By ${t.title}, table`,className:X.groups,children:E(`table`,{children:[w(`thead`,{children:E(`tr`,{children:[w(`th`,{scope:`col`,children:t.title}),Y.slice(0,4).map(e=>w(on,{measure:e,isOrder:e===r},e.field)),w(`th`,{scope:`col`,children:`p50`}),Y.slice(4).map(e=>w(on,{measure:e,isOrder:e===r},e.field))]})}),w(`tbody`,{children:i.map(r=>w(sn,{scope:e,by:t,total:n,most:a,row:r},JSON.stringify(r.group)))})]})})}function on({measure:{field:e,title:t},isOrder:n}){return w(`th`,{scope:`col`,"aria-sort":n?`descending`:void 0,children:E(m,{from:`/overview`,to:`.`,search:t=>({...t,o:e}),resetScroll:!1,children:[t,w(`span`,{"aria-hidden":!0,children:n?` ▾`:``})]})})}function sn({scope:e,by:t,total:n,most:r,row:i}){let[a=null]=i.group,s=le(t,a),c=se(t,{text:a,value:i.metadata}),l=c&&D(e.of.own,c),u=(t,n)=>l&&I({filter:t?D(l,t):l,range:e.range,order:n}),{previous:d,unpricedCount:f}=i,[p,m]=[z(i.cost),z(d?.cost)],h=n===null||n===0?null:i.count/n;return E(`tr`,{children:[E(`th`,{scope:`row`,children:[w(Q,{href:u(),children:w(`bdi`,{className:a===null?X.none:void 0,children:w(o,{text:s})})}),w(`span`,{className:X.share,"aria-hidden":!0,children:w(`i`,{style:{width:`${i.count/r*100}%`}})})]}),w(Z,{name:`Calls`,change:L(d?.count,i.count,j),more:h!==null&&R(h),children:V(i.count)}),w(Z,{name:`Failed`,change:L(d?.failureRate,i.failureRate,_e,!0),children:i.failedCount>0?w(Q,{href:u(q),children:R(i.failureRate)}):R(i.failureRate)}),w(Z,{name:`Cost`,change:L(m,p,j),more:f>0&&`${V(f)} not known`,children:w(Q,{href:p===null?null:u(void 0,`-COST`),children:N(p)})}),w(Z,{name:`Tokens`,change:L(d?.totalTokens,i.totalTokens,j),children:w(`span`,{title:V(i.totalTokens),children:P(i.totalTokens)})}),w(Z,{name:`p50`,change:L(d?.p50,i.p50,ve),children:F(i.p50)}),w(Z,{name:`p95`,change:L(d?.p95,i.p95,ve),more:he(95,i.count)&&`of ${M(i.count)}`,children:w(Q,{href:u(void 0,`-DURATION`),children:F(i.p95)})})]})}function Z({name:e,change:t,more:n,children:r}){return E(`td`,{"data-name":e,children:[E(`span`,{children:[r,n!==void 0&&n!==!1&&E(`small`,{children:[` `,n]})]}),w(ge,{change:t})]})}function Q({href:e,children:t}){return e===null?t:w(`a`,{href:e,children:t})}var cn=[`model`,`tag`,`user`,`kind`,`failure`];function ln({scope:e,unit:t,total:n}){let{by:r=`model`,o:i}=l({from:`/overview`}),[a]=Y,o=Y.find(({field:e})=>e===i)??a,s=ie(r)??ie(`model`),c=(0,W.useId)();return!s||!o?null:E(`section`,{className:X.breakdown,"aria-labelledby":c,children:[E(`header`,{children:[E(`h2`,{id:c,children:[`By `,s.key===null?s.title.toLowerCase():s.title]}),w(un,{scope:e,by:s})]}),w(dn,{scope:e,by:s,unit:t,total:n,measure:o})]})}function un({scope:e,by:t}){let n=i({from:`/overview`});return E(`nav`,{"aria-label":`Group by`,className:X.choice,children:[cn.map(e=>w(m,{from:`/overview`,to:`.`,search:t=>({...t,by:e}),"aria-current":e===t.name?`true`:void 0,children:ie(e)?.title},e)),w(ye,{label:`Group by something else`,filter:e.filter,without:cn,by:t.name,choose:e=>void n({search:t=>({...t,by:e})})})]})}function dn({scope:e,by:t,unit:n,total:r,measure:i}){let a=Vt(e,t,i.field),o=s(a);return w(A,{query:o,queryKey:a.queryKey,skeleton:w(p,{height:620}),children:({rows:a,isComplete:o})=>E(k,{children:[w(rn,{scope:e,by:t,unit:n,measure:i,rows:a,isComplete:o}),w(an,{scope:e,by:t,total:r,measure:i,rows:a}),E(`p`,{className:X.note,children:[!o&&`The first ${a.length} by ${i.title.toLowerCase()}. `,t.isList&&`A call may be in several of these, so that they add up to more than all calls.`]})]})})}function fn({scope:e,of:{totals:t,times:n,unit:r,withoutUsage:i}}){let{own:a}=e.of,{range:o,zone:s,mark:c}=e,[l,u,d,f,p]=(0,W.useMemo)(()=>{let e={own:a,range:o,unit:r,zone:s};return[Xt,Zt,Qt,$t,en].map(t=>t(n,e))},[n,a,o,r,s]);if(!l||!u||!d||!f||!p)return null;let m=e=>I({filter:e?D(a,e):a,range:o});return E(`div`,{className:X.cards,children:[w(K,{title:`Calls`,mark:c,...l,children:t&&w(pn,{of:t,href:m()})}),w(K,{title:`Failure rate`,mark:c,...u,children:t&&w(mn,{of:t,href:m(q)})}),w(K,{title:`Cost`,mark:c,...d,children:t&&w(hn,{of:t,withoutUsage:i??0,list:m})}),w(K,{title:`Tokens`,mark:c,...f,children:t&&w(gn,{of:t})}),w(`div`,{className:X.wide,children:w(K,{title:`Duration`,mark:c,...p,children:t&&w(_n,{of:t})})})]})}function $({figure:e,change:t,before:n,children:r}){return E(`p`,{className:X.figure,children:[w(`b`,{children:e}),E(`span`,{children:[w(ge,{change:t,...n!==void 0&&{before:n}}),r]})]})}function pn({of:e,href:t}){let{previous:n}=e,r=L(n?.count,e.count,j);return w($,{figure:w(`a`,{href:t,children:V(e.count)}),change:r,before:V(n?.count),children:n&&E(`small`,{children:[`from `,V(n.count)]})})}function mn({of:e,href:t}){let{previous:n}=e;return w($,{figure:R(e.failureRate),change:L(n?.failureRate,e.failureRate,_e,!0),before:R(n?.failureRate),children:w(`small`,{children:e.failedCount>0?E(`a`,{href:t,children:[V(e.failedCount),` failed`]}):`none failed`})})}function hn({of:e,withoutUsage:t,list:n}){let[r,i]=[z(e.cost),z(e.previous?.cost)],a=Math.max(0,e.unpricedCount-t);return E($,{figure:N(r),change:L(i,r,j),before:N(i),children:[a>0&&E(`small`,{children:[`without `,E(`a`,{href:n(Gt),children:[M(a),` of no known price`]})]}),t>0&&E(`small`,{children:[`without `,E(`a`,{href:n(Wt),children:[M(t),` that report no usage`]})]})]})}function gn({of:e}){let{totalTokens:t,previous:n}=e;return w($,{figure:w(`span`,{title:V(t),children:P(t)}),change:L(n?.totalTokens,t,j),before:V(n?.totalTokens),children:n&&E(`small`,{children:[`from `,P(n.totalTokens)]})})}function _n({of:e}){let{previous:t}=e;return E(k,{children:[w(`div`,{className:X.three,children:[`p50`,`p95`,`p99`].map(n=>w($,{figure:E(k,{children:[w(`small`,{children:n}),` `,F(e[n])]}),change:L(t?.[n],e[n],ve),before:F(t?.[n])},n))}),he(99,e.count)&&E(`p`,{className:X.note,children:[`Of `,M(e.count),`: p99 of fewer than 100 is what the second slowest took. The slowest took `,F(e.durationMax),`.`]})]})}function vn(e,t,n){return e<(t?.to??n)&&(t?.from==null||e>=t.from)}function yn({own:e,range:t,now:n,mark:r}){let i=r!==null&&vn(r,t,n)?{from:r,to:t?.to??n}:t,a=i&&u(i);return a&&{a:x(e,a)??{},b:x(e,i)??{}}}function bn({scope:e}){let{mark:t,damagedMark:n,range:r,of:i}=e,[a,o]=(0,W.useState)(!1);return a?w(xn,{scope:e,close:()=>o(!1)},t):t===null?E(k,{children:[n!==null&&E(d,{text:n,leave:()=>e.setMark(null),children:[`is no moment, so that none is marked. It would be `,w(`code`,{children:`2026-11-18T18:07:00Z`}),`.`]}),w(T,{onPress:()=>o(!0),children:`Mark a moment`})]}):E(`span`,{className:X.moment,children:[w(`span`,{"aria-hidden":!0,children:`▼ `}),`Marked: `,w(C,{at:new Date(t).toISOString()}),!vn(t,r,i.now)&&w(`small`,{children:`outside the range`}),w(T,{onPress:()=>o(!0),children:`Move the mark`}),w(T,{onPress:()=>e.setMark(null),children:`Remove the mark`})]})}function xn({scope:e,close:t}){let n=oe(h),[i,a]=(0,W.useState)(v(e.mark??e.of.now,n)),o=r(i,n);return E(`form`,{className:X.moment,"aria-label":`Mark a moment`,onSubmit:n=>{n.preventDefault(),o!==null&&e.setMark(o),t()},children:[E(`label`,{children:[`Moment, in `,f(n),` `,w(`input`,{type:`datetime-local`,step:1,value:i,onChange:({currentTarget:e})=>a(e.value)})]}),w(ue,{text:i,zone:n}),w(T,{type:`submit`,isDisabled:o===null,children:`Mark it`}),w(T,{onPress:t,children:`Leave it`})]})}var Sn=`-7d`;function Cn(){let e=y(`/overview`,Sn),n=oe(h),{mark:r}=l({from:`/overview`}),o=i({from:`/overview`});return(0,W.useMemo)(()=>{let i={...e,setRange:t=>e.setRange(t??`..`),clear:()=>void o({search:e=>t({...e,f:void 0,r:`..`})})},s=r===void 0?null:c(r),l=i.range&&a(i.range,i.now),u=l?.from!=null;return{of:i,range:l,filter:x(i.own,l),hasBefore:u,zone:f(n),before:u?wn(i.rangeText):null,mark:s,damagedMark:s===null?r??null:null,setMark:e=>{let n=e===null?void 0:new Date(e).toISOString();o({search:e=>t({...e,mark:n})})}}},[e,n,r,o])}function wn(e){let t=e===void 0?null:g(e);return t?t.replace(`Last`,`the`).toLowerCase()+` before`:`the range before, as long`}function Tn({scope:{of:e}}){let t=s({...Jt(),enabled:e.own===void 0});return e.own===void 0?t.data===!1?w(_,{}):w(n,{title:`No calls in this range`,children:E(`p`,{children:[e.range&&w(T,{onPress:()=>e.setRange(`..`),children:`Look at all time`}),` `,w(m,{to:`/completions`,children:`All completions`})]})}):w(Oe,{of:e,what:`completion`,language:de,within:x,countOf:e=>te.query(De(e))})}function En({scope:e,all:t}){let n=Kt(e),r=s(n),i=(0,W.useId)(),a=I({filter:D(e.of.own,q),range:e.range});return E(`section`,{className:X.list,"aria-labelledby":i,children:[E(`header`,{children:[w(`h2`,{id:i,children:`Newest failures`}),E(`a`,{href:a,children:[`All `,t===null?``:V(t)]})]}),w(A,{query:r,queryKey:n.queryKey,skeleton:w(p,{height:300}),children:e=>w(`ul`,{children:e.map(({id:e,createdAt:t,model:n,failureKind:r,failureReason:i})=>E(`li`,{children:[E(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:[E(`span`,{children:[E(`span`,{"aria-hidden":!0,className:X.cross,children:[`✕`,` `]}),w(`bdi`,{children:w(o,{text:r??`failed`})})]}),w(`small`,{children:w(C,{at:t})})]}),E(`p`,{title:i??void 0,children:[n!==null&&w(`bdi`,{children:w(o,{text:n})}),n!==null&&i!==null&&` · `,w(`bdi`,{children:w(o,{text:i??``})})]})]},e))})})]})}function Dn(){let e=qt(),t=s(e),n=(0,W.useId)();return E(`section`,{className:X.list,"aria-labelledby":n,children:[E(`header`,{children:[w(`h2`,{id:n,children:`Left to be graded`}),w(`a`,{href:`#/tasks`,children:`All tasks`})]}),w(A,{query:t,queryKey:e.queryKey,skeleton:w(p,{height:300}),children:({nodes:e})=>e.length===0?w(`p`,{children:`There is no task yet.`}):w(`ul`,{children:e.map(e=>E(`li`,{children:[E(`a`,{href:I({filter:{ungradedForTask:e.id}}),children:[w(`span`,{children:w(`bdi`,{children:w(o,{text:e.name||e.id})})}),e.progress&&E(`b`,{children:[ke(e.progress),` left`]})]}),E(`p`,{children:[e.progress&&E(k,{children:[ee(e.progress.lastDay,`grade`),` in the last day · `]}),w(`a`,{href:`#/grade/${encodeURIComponent(e.id)}`,children:`grade`}),` ·`,` `,w(`a`,{href:`#/tasks/${encodeURIComponent(e.id)}`,children:`task`})]})]},e.id))})})]})}function On(){let t=Cn(),n=zt(t),r=s(n),{renew:i}=t.of,a=(0,W.useMemo)(()=>()=>{i(),r.refetch()},[i,r.refetch]);return fe((0,W.useMemo)(()=>[{id:`overview:new`,title:`Count anew`,group:`Overview`,keys:[`.`],run:a}],[a])),w(ce,{title:`Overview`,children:E(`div`,{className:X.page,children:[w(e,{of:t.of}),w(A,{query:r,queryKey:n.queryKey,skeleton:w(An,{}),children:e=>E(k,{children:[w(kn,{scope:t,of:e,reload:a}),w(pe,{errors:e.errors,retry:()=>void r.refetch()}),e.totals?.count===0?w(Tn,{scope:t}):w(fn,{scope:t,of:e}),E(`div`,{className:X.lists,children:[(e.totals?.failedCount??0)>0&&w(En,{scope:t,all:e.totals?.failedCount??null}),w(Dn,{})]}),e.totals?.count!==0&&w(ln,{scope:t,unit:e.unit,total:e.totals?.count??null})]})})]})})}function kn({scope:e,of:{asOf:t,building:n},reload:r}){let{of:i,range:a,before:o,mark:s}=e,c=yn({own:i.own,range:a,now:i.now,mark:s}),l=s!==null&&vn(s,a,i.now),u=e=>new Date(e).toISOString();return E(`div`,{className:X.facts,children:[E(`p`,{children:[a?.from!=null&&a.to!==null?E(k,{children:[w(C,{at:u(a.from)}),` – `,w(C,{at:u(a.to)})]}):`All time`,o!==null&&E(k,{children:[` · compared with `,o]}),t!==``&&E(k,{children:[` `,`· counted up to `,w(C,{at:t})]})]}),n!==null&&E(`p`,{role:`status`,children:[`◐ The index is being built (`,Math.floor(n*100),` %): until it is, figures may be of a part of the calls.`]}),E(`span`,{className:X.ways,children:[w(bn,{scope:e}),w(T,{onPress:r,children:`Count anew`}),c&&w(m,{to:`/compare`,search:{a:c.a,b:c.b},children:l?`What has changed since the mark?`:`What has changed since?`})]})]})}function An(){return w(`div`,{className:X.cards,children:[1,2,3,4,5].map(e=>w(`span`,{className:X.ghost},e))})}export{On as Overview};